import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { useApplication } from '../../application-context.ts';
import { Button } from '../../components/button.tsx';
import { EmptyState, Message } from '../../components/message.tsx';
import { PolicyEditor } from '../editor/policy-editor.tsx';
import { lensLabel } from '../simulator/simulation-words.ts';
import { standingOf } from '../simulator/standing.ts';
import { isDirty } from './document-store.ts';
import styles from './editor-pane.module.css';
import { workspaceMessages } from './messages.ts';
import { UnsavedDot } from './unsaved-dot.tsx';
import { nothingTried, triedLabel } from '../what-if/tried-label.ts';
import { policyTitle } from './workspace-store.ts';

/** The open policy: its name, how it stands to the file, and its text. */
export function EditorPane(): ReactNode {
  const { document, window } = useApplication();
  // Not the text: a keystroke draws nothing here but what it changes.
  const name = useStore(document.store, (state) => state.document?.name ?? null);
  const key = useStore(document.store, (state) => state.document?.key ?? '');
  const inConflict = useStore(document.store, (state) => state.document?.save.state === 'conflict');
  const openProblem = useStore(document.store, (state) => state.document?.problem ?? null);
  const opening = useStore(document.store, (state) => state.opening);
  const problem = useStore(document.store, (state) => state.problem);
  if (name === null) {
    return (
      <EmptyState>
        {problem !== null && <Message tone="problem">{problem}</Message>}
        <p>
          {opening === null
            ? workspaceMessages.noPolicyOpen
            : workspaceMessages.opening(policyTitle(opening))}
        </p>
        {opening === null && (
          <Button look="primary" onPress={() => window.openDialog('newPolicy')}>
            {workspaceMessages.newPolicy}
          </Button>
        )}
      </EmptyState>
    );
  }
  return (
    <section className={styles['pane']} aria-label={name}>
      <Title name={name} />
      {problem !== null && <Message tone="problem">{problem}</Message>}
      {openProblem !== null && !inConflict && <Message tone="warning">{openProblem}</Message>}
      <SaveTrouble />
      <div className={styles['editor']}>
        <Editor documentKey={key} name={name} />
      </div>
    </section>
  );
}

function Title({ name }: { readonly name: string }): ReactNode {
  const { document } = useApplication();
  const dirty = useStore(document.store, (state) => state.document !== null && isDirty(state.document));
  const save = useStore(document.store, (state) => state.document?.save.state ?? 'saved');
  return (
    <div className={styles['title']}>
      <h1 className={styles['name']} title={name}>
        <bdi>{name}</bdi>
      </h1>
      {dirty && <UnsavedDot />}
      <output className={styles['state']}>{workspaceMessages.saveStateWords(save)}</output>
      <Button isDisabled={!dirty || save === 'saving'} onPress={() => void document.save()}>
        {workspaceMessages.save}
      </Button>
    </div>
  );
}

function SaveTrouble(): ReactNode {
  const { document } = useApplication();
  const trouble = useStore(document.store, (state) => {
    const save = state.document?.save;
    return save?.state === 'conflict' || save?.state === 'failed' ? save : null;
  });
  if (trouble?.state === 'conflict') {
    return (
      <Message tone="warning">
        {workspaceMessages.conflict}
        <span className={styles['choices']}>
          <Button onPress={() => void document.keepMine()}>{workspaceMessages.keepMine}</Button>
          <Button onPress={() => void document.takeFile()}>{workspaceMessages.takeFile}</Button>
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
