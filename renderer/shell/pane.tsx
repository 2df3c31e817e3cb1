import type { ReactNode } from 'react';
import { Panel } from 'react-resizable-panels';
import type { PanelProps } from 'react-resizable-panels';
import { PaneBoundary } from './pane-boundary.tsx';
import styles from './pane.module.css';

/** A panel that a person goes to with F6 and that breaks alone; its name is for people. */
export function Pane(props: PanelProps & { readonly name: string; readonly children: ReactNode }): ReactNode {
  const { name, children, ...panel } = props;
  return (
    <Panel {...panel}>
      <div className={styles['pane']} data-pane={name}>
        <PaneBoundary name={name}>{children}</PaneBoundary>
      </div>
    </Panel>
  );
}
