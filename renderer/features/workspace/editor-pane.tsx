import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { useApplication } from '../../application-context.ts';
import { Button } from '../../components/button.tsx';
import { EmptyState, Message } from '../../components/message.tsx';
import { PolicyEditor } from '../editor/policy-editor.tsx';
import { ComparisonView } from '../history/comparison-view.tsx';
import { lensLabel } from '../../../shared/report/simulation-words.ts';
import { standingOf } from '../simulator/standing.ts';
import { nothingTried, triedLabel } from '../what-if/tried-label.ts';
import { isDirty } from './policy-document.ts';
import styles from './editor-pane.module.css';
import { workspaceMessages } from './messages.ts';
import { PolicyTabs } from './policy-tabs.tsx';
import { policyTitle } from './workspace-store.ts';

/** The open policies, and of the one in front how it stands to its file, and its text. */
export function EditorPane(): ReactNode {
  const { document, history } = useApplication();
  // Not the text: a keystroke draws nothing here but what it changes.
  const name = useStore(document.store, (state) => state.document?.name ?? null);
  const key = useStore(document.store, (state) => state.document?.key ?? '');
  const inConflict = useStore(document.store, (state) => state.document?.save.state === 'conflict');
  const openProblem = useStore(document.store, (state) => state.document?.problem ?? null);
  const problem = useStore(document.store, (state) => state.problem);
  const compared = useStore(history.store, (state) => state.comparison);
  const comparison = compared?.name === name ? compared : null;
  return (
    <section className={styles['pane']} aria-label={name ?? workspaceMessages.openPolicies}>
      <Head name={name} />
      {problem !== null && <Message tone="problem">{problem}</Message>}
      {name === null ? (
        <Nothing />
      ) : (
        <>
          {openProblem !== null && !inConflict && <Message tone="warning">{openProblem}</Message>}
          <SaveTrouble />
          <Outside />
          <div className={styles['editor']}>
            <div className={styles['text']} inert={comparison !== null}>
              <Editor documentKey={key} name={name} />
            </div>
            {comparison !== null && <ComparisonView comparison={comparison} />}
          </div>
        </>
      )}
    </section>
  );
}

function Nothing(): ReactNode {
  const { document, window } = useApplication();
  const opening = useStore(document.store, (state) => state.opening);
  return (
    <EmptyState>
      <p>
        {opening === null ? workspaceMessages.noPolicyOpen : workspaceMessages.opening(policyTitle(opening))}
      </p>
      {opening === null && (
        <Button look="primary" onPress={() => window.openDialog('newPolicy')}>
          {workspaceMessages.newPolicy}
        </Button>
      )}
    </EmptyState>
  );
}

/** The open policies, and how the one in the editor stands to its file. */
function Head({ name }: { readonly name: string | null }): ReactNode {
  const { document } = useApplication();
  const hasTabs = useStore(document.store, (state) => state.tabs.length > 0);
  if (!hasTabs) return null;
  return (
    <div className={styles['title']}>
      <PolicyTabs />
      {name !== null && (
        <>
          <h1 className={styles['hidden']}>{name}</h1>
          <Save />
        </>
      )}
    </div>
  );
}

function Save(): ReactNode {
  const { document } = useApplication();
  const dirty = useStore(document.store, (state) => state.document !== null && isDirty(state.document));
  const save = useStore(document.store, (state) => state.document?.save.state ?? 'saved');
  return (
    <>
      <output className={styles['state']}>{workspaceMessages.saveStateWords(save)}</output>
      <Button isDisabled={!dirty || save === 'saving'} onPress={() => void document.save()}>
        {workspaceMessages.save}
      </Button>
    </>
  );
}

/** What another program did to the file of a policy whose text nobody had changed. */
function Outside(): ReactNode {
  const { document, commands } = useApplication();
  const outside = useStore(document.store, (state) => state.document?.outside ?? null);
  switch (outside) {
    case null:
      return null;
    case 'deleted':
      return <Message tone="warning">{workspaceMessages.deletedOutside}</Message>;
    case 'reloaded':
      return (
        <Message tone="note">
          {workspaceMessages.reloaded}
          <span className={styles['choices']}>
            <Button onPress={() => commands.run('edit.undo')}>{workspaceMessages.undo}</Button>
            <Button onPress={document.dismissOutside}>{workspaceMessages.dismiss}</Button>
          </span>
        </Message>
      );
    default:
      return outside satisfies never;
  }
}

function SaveTrouble(): ReactNode {
  const { document, history, commands } = useApplication();
  const trouble = useStore(document.store, (state) => {
    const save = state.document?.save;
    return save?.state === 'conflict' || save?.state === 'failed' ? save : null;
  });
  function settle(choice: () => Promise<void>): void {
    history.endComparison();
    void choice();
  }
  if (trouble?.state === 'conflict') {
    return (
      <Message tone="warning">
        {workspaceMessages.conflict}
        <span className={styles['choices']}>
          <Button onPress={() => commands.run('policy.compare')}>{workspaceMessages.compare}</Button>
          <Button onPress={() => settle(document.keepMine)}>{workspaceMessages.keepMine}</Button>
          <Button onPress={() => settle(document.takeFile)}>{workspaceMessages.takeFile}</Button>
        </span>
      </Message>
    );
  }
  if (trouble?.state === 'failed') {
    return (
      <Message tone="problem">
        {trouble.message}
        <span className={styles['choices']}>
          <Button onPress={() => void document.save()}>{workspaceMessages.saveAgain}</Button>
        </span>
      </Message>
    );
  }
  return null;
}

function Editor({ documentKey, name }: { readonly documentKey: string; readonly name: string }): ReactNode {
  const { document, lint, editor, answers, facts, simulation, explanation, window, theme } = useApplication();
  const replacement = useStore(document.store, (state) => state.document?.replacement ?? null);
  const inForce = useStore(answers.store, (state) => state.answers);
  const summary = useStore(simulation.store, (state) => state.summary);
  const ofName = useStore(simulation.store, (state) => state.of?.policyName ?? null);
  const tried = useStore(simulation.store, (state) => state.of?.changes ?? nothingTried);
  const standing = useStore(simulation.store, standingOf);
  const decided = useStore(explanation.store, (state) => state.explanation?.permissions);
  const reveal = useStore(window.store, (state) => state.reveal);
  const shown = useStore(theme.store, (state) => state.theme);
  const isOther = ofName !== name || standing === 'otherSet';
  const lenses = useMemo(
    () =>
      summary === null || isOther
        ? []
        : summary.permissions.map((one) => triedLabel(lensLabel(one), tried, one.index)),
    [summary, isOther, tried],
  );
  const highlighted = useMemo(() => decided ?? [], [decided]);
  return (
    <PolicyEditor
      name={name}
      documentKey={documentKey}
      newestText={() => document.store.getState().document?.text ?? ''}
      replaceText={replacement}
      lint={lint}
      access={editor}
      answers={inForce}
      facts={facts}
      lenses={lenses}
      lensesStale={standing !== 'current'}
      highlighted={highlighted}
      revealPath={reveal}
      theme={shown}
      onTextChange={document.type}
    />
  );
}
