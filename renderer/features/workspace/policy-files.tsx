import type { ReactNode } from 'react';
import { ListBox, ListBoxItem, ListLayout, Virtualizer } from 'react-aria-components';
import { useStore } from 'zustand';
import { useApplication } from '../../application-context.ts';
import { Button, IconButton } from '../../components/button.tsx';
import { classNames } from '../../components/class-names.ts';
import { Icon } from '../../components/icon.tsx';
import { rowHeight } from '../../components/list-window.ts';
import { EmptyState, Message } from '../../components/message.tsx';
import { formatCount } from '../../number-format.ts';
import { isDirty } from './document-store.ts';
import { workspaceMessages } from './messages.ts';
import styles from './policy-files.module.css';
import { UnsavedDot } from './unsaved-dot.tsx';
import { policyTitle } from './workspace-store.ts';
import type { Workspace } from './workspace-store.ts';

/** The policy files of the workspace folder. */
export function PolicyFiles(): ReactNode {
  const { workspace, window } = useApplication();
  const { workspace: state, problem } = useStore(workspace.store);
  return (
    <nav className={styles['pane']} aria-label={workspaceMessages.policies}>
      <div className={styles['head']}>
        <h2>{workspaceMessages.policies}</h2>
        <span>
          <IconButton
            icon="new-file"
            label={workspaceMessages.newPolicy}
            onPress={() => window.openDialog('newPolicy')}
          />
          <IconButton
            icon="folder-opened"
            label={workspaceMessages.openFolder}
            onPress={() => window.openDialog('folder')}
          />
        </span>
      </div>
      {state !== null && (
        <p className={styles['folder']} title={state.folder}>
          <bdi>{lastPart(state.folder)}</bdi>
        </p>
      )}
      {problem !== null && <Message tone="problem">{problem}</Message>}
      {state !== null && state.policies.length > 0 && <Files workspace={state} />}
      {state !== null && state.policies.length === 0 && (
        <EmptyState>
          <p>{workspaceMessages.noPolicies}</p>
          <Button look="primary" onPress={() => window.openDialog('newPolicy')}>
            {workspaceMessages.newPolicy}
          </Button>
        </EmptyState>
      )}
    </nav>
  );
}

function Files({ workspace }: { readonly workspace: Workspace }): ReactNode {
  const { document, lint } = useApplication();
  const open = useStore(document.store, (state) => state.document?.name ?? null);
  const dirty = useStore(document.store, (state) => state.document !== null && isDirty(state.document));
  const problems = useStore(lint, (state) => state.findingCount);
  return (
    <Virtualizer layout={ListLayout} layoutOptions={{ rowHeight }}>
      <ListBox
        className={classNames(styles['list'])}
        aria-label={workspaceMessages.policies}
        items={workspace.policies.map((policy) => ({ ...policy, id: policy.name }))}
        dependencies={[open, dirty, problems]}
        selectionMode="single"
        selectionBehavior="replace"
        disallowEmptySelection
        selectedKeys={open === null ? [] : [open]}
        onSelectionChange={(keys) => {
          const name = workspace.policies.find((policy) => keys !== 'all' && keys.has(policy.name))?.name;
          if (name !== undefined && name !== open) void document.open(name);
        }}
      >
        {({ name, draft }) => (
          <FileItem
            name={name}
            unsaved={name === open ? dirty : draft}
            problems={name === open ? problems : 0}
          />
        )}
      </ListBox>
    </Virtualizer>
  );
}

function FileItem(props: {
  readonly name: string;
  readonly unsaved: boolean;
  readonly problems: number;
}): ReactNode {
  const { name, unsaved, problems } = props;
  const title = policyTitle(name);
  return (
    <ListBoxItem id={name} textValue={title} className={classNames(styles['file'])}>
      <Icon name="file" />
      <bdi className={styles['name']} title={name}>
        {title}
      </bdi>
      {unsaved && (
        <>
          <UnsavedDot />
          <span className={styles['hidden']}>{workspaceMessages.unsaved}</span>
        </>
      )}
      {problems > 0 && (
        <span className={styles['problems']} title={workspaceMessages.problemsOf(problems)}>
          {formatCount(problems)}
          <span className={styles['hidden']}>{problems === 1 ? ' problem' : ' problems'}</span>
        </span>
      )}
    </ListBoxItem>
  );
}

function lastPart(folder: string): string {
  return folder.split(/[/\\]/).findLast((part) => part !== '') ?? folder;
}
