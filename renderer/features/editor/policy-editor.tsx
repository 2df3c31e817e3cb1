import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { Answers } from '../../../shared/evaluate/answers.ts';
import { useApplication } from '../../application-context.ts';
import type { ChosenFacts } from '../entities/entity-facts.ts';
import { EditorMenu } from './editor-menu.tsx';
import type { EditorAccess } from './editor-access.ts';
import type { EditorThemeName } from './editor-theme.ts';
import type { LintStore } from './lint-store.ts';
import { PermissionList } from './permission-list.tsx';
import styles from './policy-editor.module.css';
import type { PolicySurface, RevealTarget } from './policy-surface.ts';

/** What the editor shows and whom it tells. */
export interface PolicyEditorProps {
  /** The policy's name, for screen readers. */
  readonly name: string;
  /** Names the text: another key shows another text, with its own undo history. */
  readonly documentKey: string;
  /** Gives the newest text of the key, with which the editor begins; later changes come from the person. */
  readonly newestText: () => string;
  /** Puts another text into the open document, once for each growing nonce, as a step that can be undone. */
  readonly replaceText: { readonly text: string; readonly nonce: number } | null;
  readonly lint: LintStore;
  /** Told of the editor while it is on screen. */
  readonly access: EditorAccess;
  readonly answers: Answers;
  /** What the chosen set has, for completions and explanations. */
  readonly facts: ChosenFacts;
  /** What stands above each permission, in the order of the policy. */
  readonly lenses: readonly string[];
  /** Whether the lenses are those of an earlier text. */
  readonly lensesStale: boolean;
  /** The permissions that decide the chosen object, from 0. */
  readonly highlighted: readonly number[];
  /** Goes to a path, or to the range where it is known, once for each nonce. */
  readonly revealPath: (RevealTarget & { readonly nonce: number }) | null;
  readonly theme: EditorThemeName;
  /** A person changed the text; versions grow with every text and equal those of the lint store. */
  onTextChange(text: string, version: number): void;
  /** The first text stands on the screen. */
  onReady?(): void;
}

/** The editor of a policy's text. Monaco is loaded when it first appears, behind a page of the same colour. */
export function PolicyEditor(props: PolicyEditorProps) {
  const { name, documentKey, lint, access, answers, lenses, lensesStale, highlighted, theme } = props;
  const { commands } = useApplication();
  const container = useRef<HTMLDivElement>(null);
  const newest = useRef(props);
  useLayoutEffect(() => {
    newest.current = props;
  });
  const [surface, setSurface] = useState<PolicySurface | null>(null);
  const [ready, setReady] = useState(false);
  const [notice, setNotice] = useState<string | null>(null);
  const [menuAt, setMenuAt] = useState<{ readonly x: number; readonly y: number } | null>(null);

  useEffect(() => {
    let opened: PolicySurface | null = null;
    let closed = false;
    async function start(): Promise<void> {
      const { createPolicySurface } = await import('./policy-surface.ts');
      if (closed || container.current === null) return;
      opened = createPolicySurface(
        container.current,
        lint,
        newest.current.answers,
        () => newest.current.facts(),
        {
          onTextChange: (text, version) => newest.current.onTextChange(text, version),
          onPlain: setNotice,
          onMenu: setMenuAt,
          onFormat: () => commands.run('edit.format'),
          onReady: () => {
            setReady(true);
            newest.current.onReady?.();
          },
        },
      );
      setSurface(opened);
    }
    start().catch(() =>
      setNotice('The editor could not be loaded: close the window and start Latchkey again.'),
    );
    return () => {
      closed = true;
      opened?.dispose();
      setSurface(null);
    };
  }, [lint, commands]);

  useEffect(() => (surface === null ? undefined : access.attach(surface)), [surface, access]);
  useEffect(() => surface?.setTheme(theme), [surface, theme]);
  useEffect(() => surface?.setName(name), [surface, name]);
  useEffect(
    () => surface?.open(documentKey, newest.current.newestText(), newest.current.name),
    [surface, documentKey],
  );
  useEffect(() => surface?.setAnswers(answers), [surface, answers]);
  // Before the frame of the other counts is drawn.
  useLayoutEffect(
    () => surface?.setLabels({ labels: lenses, stale: lensesStale }),
    [surface, lenses, lensesStale],
  );
  useEffect(() => surface?.setHighlighted(highlighted), [surface, highlighted]);

  const replaceNonce = props.replaceText?.nonce;
  // An editor that is made anew begins with the newest text, which has the replacement in it.
  const replaced = useRef(replaceNonce ?? 0);
  useEffect(() => {
    const { replaceText } = newest.current;
    // A document that is shown again has its replacement in its text, and what was typed since.
    if (replaceText === null || replaceNonce === undefined || replaceNonce <= replaced.current) return;
    replaced.current = replaceNonce;
    surface?.replace(replaceText.text);
  }, [surface, replaceNonce]);

  const revealNonce = props.revealPath?.nonce;
  useEffect(() => {
    const target = newest.current.revealPath;
    if (revealNonce !== undefined && target !== null) surface?.reveal(target);
  }, [surface, revealNonce]);

  return (
    <div className={styles['editor']}>
      {notice !== null && <output className={styles['notice']}>{notice}</output>}
      {!ready && notice === null && <output className={styles['opening']}>Opening the editor…</output>}
      <div ref={container} className={styles['surface']} />
      <PermissionList name={name} lenses={lenses} stale={lensesStale} />
      <EditorMenu at={menuAt} onClose={() => setMenuAt(null)} />
    </div>
  );
}
