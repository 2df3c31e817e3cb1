import type { ReactNode } from 'react';
import { Group, Separator } from 'react-resizable-panels';
import { useApplication } from '../application-context.ts';
import { classNames } from './class-names.ts';
import styles from './panels.module.css';

/** Panels beside or above each other whose sizes are remembered. */
export function PanelGroup(props: {
  readonly id: string;
  readonly orientation: 'horizontal' | 'vertical';
  readonly children: ReactNode;
}): ReactNode {
  const { id, orientation, children } = props;
  const { layouts } = useApplication();
  const defaultLayout = layouts.layoutOf(id);
  return (
    <Group
      orientation={orientation}
      {...(defaultLayout === undefined ? {} : { defaultLayout: { ...defaultLayout } })}
      onLayoutChanged={(layout, { isUserInteraction, requestedLayout }) => {
        if (isUserInteraction) layouts.keep(id, requestedLayout ?? layout);
      }}
    >
      {children}
    </Group>
  );
}

/** The line between two panels: dragged, or moved with the arrow keys. */
export function Divider({ label }: { readonly label: string }): ReactNode {
  return <Separator className={classNames(styles['divider'])} aria-label={label} />;
}
