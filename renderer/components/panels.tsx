import type { ReactNode } from 'react';
import { Group, Separator, useDefaultLayout } from 'react-resizable-panels';
import { classNames } from './class-names.ts';
import styles from './panels.module.css';

/** Panels beside or above each other whose sizes are remembered. */
export function PanelGroup(props: {
  readonly id: string;
  readonly orientation: 'horizontal' | 'vertical';
  readonly children: ReactNode;
}): ReactNode {
  const { id, orientation, children } = props;
  const { defaultLayout, onLayoutChanged } = useDefaultLayout({
    id: `latchkey.panels.${id}`,
    storage: window.localStorage,
    onlySaveAfterUserInteractions: true,
  });
  return (
    <Group orientation={orientation} defaultLayout={defaultLayout} onLayoutChanged={onLayoutChanged}>
      {children}
    </Group>
  );
}

/** The line between two panels: dragged, or moved with the arrow keys. */
export function Divider({ label }: { readonly label: string }): ReactNode {
  return <Separator className={classNames(styles['divider'])} aria-label={label} />;
}
