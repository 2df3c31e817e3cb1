import { useMemo } from 'react';
import type { KeyboardEvent, MouseEvent, ReactNode } from 'react';
import {
  Button,
  Collection,
  ListLayout,
  Tree,
  TreeItem,
  TreeItemContent,
  Virtualizer,
} from 'react-aria-components';
import { useStore } from 'zustand';
import { useApplication } from '../../application-context.ts';
import { classNames } from '../../components/class-names.ts';
import { Icon } from '../../components/icon.tsx';
import { rowHeight } from '../../components/list-window.ts';
import { formatCount } from '../../../shared/report/number-format.ts';
import { workspaceMessages } from './messages.ts';
import styles from './policy-files.module.css';
import { policyTree } from './policy-nodes.ts';
import type { PolicyNode } from './policy-nodes.ts';
import { UnsavedDot } from './unsaved-dot.tsx';
import { useUnsaved } from './unsaved-policies.ts';
import type { Workspace } from './workspace-store.ts';

/** The policies in their folders: Enter or a press opens one, its menu has the rest. */
export function PolicyTree(props: {
  readonly policies: Workspace['policies'];
  readonly onMenu: (at: { readonly x: number; readonly y: number }) => void;
}): ReactNode {
  const { policies, onMenu } = props;
  const { document, files, lint, commands } = useApplication();
  const open = useStore(document.store, (state) => state.document?.name ?? null);
  const unsaved = useUnsaved();
  const problems = useStore(lint, (state) => state.findingCount);
  const expanded = useStore(files.store, (state) => state.expanded);
  const nodes = useMemo(() => policyTree(policies), [policies]);

  function toggle(row: string): void {
    files.expand(expanded.has(row) ? [...expanded].filter((one) => one !== row) : [...expanded, row]);
  }

  function row(node: PolicyNode): ReactNode {
    if (node.kind === 'folder') {
      return (
        <TreeItem id={node.id} textValue={node.title} className={classNames(styles['file'])}>
          <FolderRow title={node.title} />
          <Collection items={node.children}>{row}</Collection>
        </TreeItem>
      );
    }
    const isOpen = node.id === open;
    const found = isOpen ? problems : 0;
    const marks = [
      isOpen && workspaceMessages.shown,
      unsaved.has(node.id) && workspaceMessages.unsaved,
      found > 0 && workspaceMessages.problemsOf(found),
    ];
    return (
      <TreeItem
        id={node.id}
        textValue={node.title}
        aria-label={[node.title, ...marks].filter((mark) => mark !== false).join(', ')}
        className={classNames(styles['file'], isOpen && styles['open'])}
      >
        <PolicyRow node={node} unsaved={unsaved.has(node.id)} problems={found} />
      </TreeItem>
    );
  }

  return (
    <div
      className={styles['tree']}
      onFocus={({ target }) => files.choose(policyAt(target))}
      {...menuAndKeys(
        (event) => {
          const name = policyAt(event.target);
          if (name === null) return;
          event.preventDefault();
          files.choose(name);
          onMenu({ x: event.clientX, y: event.clientY });
        },
        (event) => {
          if (event.key === 'Delete' && policyAt(event.target) !== null) commands.run('policy.delete');
        },
      )}
    >
      <Virtualizer layout={ListLayout} layoutOptions={{ rowHeight }}>
        <Tree
          className={classNames(styles['list'])}
          aria-label={workspaceMessages.policies}
          items={nodes}
          dependencies={[open, unsaved, problems, expanded]}
          expandedKeys={expanded}
          onExpandedChange={(keys) => files.expand([...keys].map(String))}
          onAction={(key) => {
            const id = String(key);
            if (id.endsWith('/')) toggle(id);
            else void document.open(id);
          }}
        >
          {row}
        </Tree>
      </Virtualizer>
    </div>
  );
}

/** The policy whose row an element belongs to. */
function policyAt(target: EventTarget): string | null {
  const row = target instanceof Element ? target.closest('[data-key]') : null;
  const key = row?.getAttribute('data-key') ?? null;
  return key === null || key.endsWith('/') ? null : key;
}

// The rows take the focus and the keys; what they do not use comes up to the element around them.
function menuAndKeys(
  onContextMenu: (event: MouseEvent) => void,
  onKeyDown: (event: KeyboardEvent) => void,
): {
  readonly onContextMenu: (event: MouseEvent) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
} {
  return { onContextMenu, onKeyDown };
}

function FolderRow({ title }: { readonly title: string }): ReactNode {
  return (
    <TreeItemContent>
      {({ isExpanded }) => (
        <div className={styles['row']}>
          <Button slot="chevron" className={classNames(styles['chevron'])}>
            <Icon name={isExpanded ? 'chevron-down' : 'chevron-right'} />
          </Button>
          <bdi className={styles['name']} title={title}>
            {title}
          </bdi>
        </div>
      )}
    </TreeItemContent>
  );
}

// What the marks say stands in the name of the row.
function PolicyRow(props: {
  readonly node: Extract<PolicyNode, { kind: 'policy' }>;
  readonly unsaved: boolean;
  readonly problems: number;
}): ReactNode {
  const { node, unsaved, problems } = props;
  return (
    <TreeItemContent>
      <div className={styles['row']}>
        <Icon name="file" />
        <bdi className={styles['name']} title={node.id}>
          {node.title}
        </bdi>
        {unsaved && <UnsavedDot />}
        {problems > 0 && (
          <span className={styles['problems']} title={workspaceMessages.problemsOf(problems)}>
            {formatCount(problems)}
          </span>
        )}
      </div>
    </TreeItemContent>
  );
}
