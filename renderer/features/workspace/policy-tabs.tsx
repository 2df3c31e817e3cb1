import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { Button, Tag, TagGroup, TagList } from 'react-aria-components';
import { useStore } from 'zustand';
import { useApplication } from '../../application-context.ts';
import { classNames } from '../../components/class-names.ts';
import { Icon } from '../../components/icon.tsx';
import { workspaceMessages } from './messages.ts';
import styles from './policy-tabs.module.css';
import { UnsavedDot } from './unsaved-dot.tsx';
import { useUnsaved } from './unsaved-policies.ts';
import { policyTitle } from './workspace-store.ts';

interface PolicyTab {
  readonly id: string;
  readonly title: string;
  readonly unsaved: boolean;
}

/** The open policies, one of them in the editor: chosen by a press, closed by their cross, Delete or a middle click. */
export function PolicyTabs(): ReactNode {
  const { document } = useApplication();
  const tabs = useStore(document.store, (state) => state.tabs);
  const active = useStore(document.store, (state) => state.document?.name ?? null);
  const unsaved = useUnsaved();
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (active === null) return;
    const tab = list.current?.querySelector(`[data-key="${CSS.escape(active)}"]`);
    tab?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [active]);

  const items = tabs.map((name): PolicyTab => ({
    id: name,
    title: titleAmong(name, tabs),
    unsaved: unsaved.has(name),
  }));
  return (
    <TagGroup
      className={classNames(styles['tabs'])}
      aria-label={workspaceMessages.openPolicies}
      selectionMode="single"
      selectionBehavior="replace"
      disallowEmptySelection
      selectedKeys={active === null ? [] : [active]}
      onSelectionChange={(keys) => {
        const name = tabs.find((one) => keys !== 'all' && keys.has(one));
        if (name !== undefined && name !== active) void document.open(name);
      }}
      onRemove={(keys) => {
        for (const name of tabs) if (keys.has(name)) void document.closeTab(name);
      }}
    >
      <TagList ref={list} className={classNames(styles['list'])} items={items} dependencies={[items]}>
        {(tab) => <TabOf tab={tab} onClose={() => void document.closeTab(tab.id)} />}
      </TagList>
    </TagGroup>
  );
}

function TabOf({ tab, onClose }: { readonly tab: PolicyTab; readonly onClose: () => void }): ReactNode {
  const { id, title, unsaved } = tab;
  return (
    <Tag
      id={id}
      textValue={unsaved ? `${title}, ${workspaceMessages.unsaved}` : title}
      className={classNames(styles['tab'])}
      onAuxClick={(event) => {
        if (event.button === 1) onClose();
      }}
    >
      <bdi className={styles['name']} title={id}>
        {title}
      </bdi>
      {unsaved && <UnsavedDot />}
      <Button
        slot="remove"
        className={classNames(styles['close'])}
        aria-label={workspaceMessages.close(title)}
      >
        <Icon name="close" />
      </Button>
    </Tag>
  );
}

/** The file's own name, with its folder where another open policy has the same. */
function titleAmong(name: string, tabs: readonly string[]): string {
  const own = name.slice(name.lastIndexOf('/') + 1);
  const isShared = tabs.some((other) => other !== name && other.slice(other.lastIndexOf('/') + 1) === own);
  return policyTitle(isShared ? name : own);
}
