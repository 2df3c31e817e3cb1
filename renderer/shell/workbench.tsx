import type { ReactNode } from 'react';
import { Panel } from 'react-resizable-panels';
import { useStore } from 'zustand';
import { useApplication } from '../application-context.ts';
import { Button } from '../components/button.tsx';
import { classNames } from '../components/class-names.ts';
import { Message } from '../components/message.tsx';
import { Divider, PanelGroup } from '../components/panels.tsx';
import { QuestionsDialog } from '../features/answers/questions-dialog.tsx';
import { PermissionPicker } from '../features/editor/permission-picker.tsx';
import { EntitiesScreen } from '../features/browse/entities-screen.tsx';
import { EntitiesDialog } from '../features/entities/entities-dialog.tsx';
import { TypedObjectDialog } from '../features/entities/typed-object-dialog.tsx';
import { WindowDrop } from '../features/entities/window-drop.tsx';
import { CopyRequestDialog } from '../features/key-request/copy-request-dialog.tsx';
import { PasteRequestDialog } from '../features/key-request/paste-request-dialog.tsx';
import { CommandPalette } from '../features/palette/command-palette.tsx';
import { PolicyPicker } from '../features/palette/policy-picker.tsx';
import { ShortcutsDialog } from '../features/shortcuts/shortcuts-dialog.tsx';
import { SimulatorPane } from '../features/simulator/simulator-pane.tsx';
import { Drawer } from '../features/workspace/drawer.tsx';
import { EditorPane } from '../features/workspace/editor-pane.tsx';
import { FolderDialog } from '../features/workspace/folder-dialog.tsx';
import { NewPolicyDialog } from '../features/workspace/new-policy-dialog.tsx';
import { PolicyFiles } from '../features/workspace/policy-files.tsx';
import { FailureDialog } from './failure-dialog.tsx';
import { shellMessages } from './messages.ts';
import { Pane } from './pane.tsx';
import { PaneBoundary } from './pane-boundary.tsx';
import { Rail } from './rail.tsx';
import { StatusBar } from './status-bar.tsx';
import styles from './workbench.module.css';

/** The screens with the rail, and around them what all of them share. */
export function Workbench(): ReactNode {
  const { window } = useApplication();
  const screen = useStore(window.store, (state) => state.screen);
  return (
    <div className={styles['window']}>
      <Lost />
      <Notices />
      <div className={styles['body']}>
        <Rail />
        <div className={styles['screens']}>
          <PolicyScreen isShown={screen === 'workbench'} />
          {screen === 'entities' && (
            <main className={styles['screen']} aria-label={shellMessages.screen.entities}>
              <EntitiesScreen />
            </main>
          )}
        </div>
      </div>
      <PaneBoundary name="The status bar">
        <StatusBar />
      </PaneBoundary>
      <PaneBoundary name="A dialog">
        <FolderDialog />
        <NewPolicyDialog />
        <QuestionsDialog />
        <EntitiesDialog />
        <TypedObjectDialog />
        <CopyRequestDialog />
        <PasteRequestDialog />
        <PermissionPicker />
        <CommandPalette />
        <PolicyPicker />
        <ShortcutsDialog />
        <FailureDialog />
      </PaneBoundary>
      <WindowDrop />
    </div>
  );
}

/** Policy files, the text, and what its key would see. It keeps its state and its sizes while another one is shown. */
function PolicyScreen({ isShown }: { readonly isShown: boolean }): ReactNode {
  return (
    <main
      className={classNames(styles['screen'], !isShown && styles['away'])}
      aria-label={shellMessages.screen.workbench}
    >
      <PanelGroup id="workbench" orientation="horizontal">
        <Pane
          id="files"
          name="Policies"
          minSize={120}
          defaultSize="14%"
          groupResizeBehavior="preserve-pixel-size"
        >
          <PolicyFiles />
        </Pane>
        <Divider label="Width of the policy files" />
        <Panel id="text" minSize={220}>
          <PanelGroup id="text" orientation="vertical">
            <Pane id="editor" name="The editor" minSize={120}>
              <EditorPane />
            </Pane>
            <Divider label="Height of the drawer" />
            <Pane id="problems" name="Problems" minSize={60} defaultSize="20%">
              <Drawer />
            </Pane>
          </PanelGroup>
        </Panel>
        <Divider label="Width of the simulator" />
        <Pane id="simulator" name="The simulator" minSize={320} defaultSize="43%">
          <SimulatorPane />
        </Pane>
      </PanelGroup>
    </main>
  );
}

/** That the connection is gone, with the way back; what was typed stays in the window. */
function Lost(): ReactNode {
  const { connection } = useApplication();
  const state = useStore(connection.store);
  if (state.phase !== 'lost') return null;
  return (
    <Message tone="problem">
      {state.message}{' '}
      <Button isDisabled={state.reconnecting} onPress={() => void connection.start()}>
        {state.reconnecting ? shellMessages.reconnecting : shellMessages.reconnect}
      </Button>
    </Message>
  );
}

function Notices(): ReactNode {
  const { window } = useApplication();
  const notices = useStore(window.store, (state) => state.notices);
  if (notices.length === 0) return null;
  return (
    <div className={styles['notices']}>
      {notices.map((notice) => (
        <Message key={notice} tone="note">
          {notice}{' '}
          <Button look="link" onPress={() => window.dismiss(notice)}>
            {shellMessages.dismiss}
          </Button>
        </Message>
      ))}
    </div>
  );
}
