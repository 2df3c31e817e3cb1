import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import type { ComparisonSurface } from './comparison-surface.ts';
import type { EditorThemeName } from './editor-theme.ts';
import styles from './policy-editor.module.css';

/** Two texts and what each side is, for screen readers. */
export interface TextComparisonProps {
  readonly before: string;
  readonly after: string;
  readonly beforeName: string;
  readonly afterName: string;
  readonly theme: EditorThemeName;
}

/** Two texts beside each other, with what differs; neither can be changed. */
export function TextComparison(props: TextComparisonProps): ReactNode {
  const { before, after, beforeName, afterName, theme } = props;
  const container = useRef<HTMLDivElement>(null);
  const newest = useRef(props);
  useLayoutEffect(() => {
    newest.current = props;
  });
  const [surface, setSurface] = useState<ComparisonSurface | null>(null);
  const [notice, setNotice] = useState<string | null>(null);

  useEffect(() => {
    let opened: ComparisonSurface | null = null;
    let closed = false;
    async function start(): Promise<void> {
      const { createComparisonSurface } = await import('./comparison-surface.ts');
      if (closed || container.current === null) return;
      opened = createComparisonSurface(container.current, { before: beforeName, after: afterName });
      opened.setTheme(newest.current.theme);
      opened.show(newest.current.before, newest.current.after);
      opened.focus();
      setSurface(opened);
    }
    start().catch(() =>
      setNotice('The comparison could not be loaded: close the window and start Latchkey again.'),
    );
    return () => {
      closed = true;
      opened?.dispose();
      setSurface(null);
    };
  }, [beforeName, afterName]);

  const shown = useRef({ before, after });
  useEffect(() => {
    if (shown.current.before === before && shown.current.after === after) return;
    shown.current = { before, after };
    surface?.show(before, after);
  }, [surface, before, after]);
  useEffect(() => surface?.setTheme(theme), [surface, theme]);

  return (
    <div className={styles['editor']}>
      {notice !== null && <output className={styles['notice']}>{notice}</output>}
      <div ref={container} className={styles['surface']} />
    </div>
  );
}
