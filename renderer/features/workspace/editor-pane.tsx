import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { useApplication } from '../../application-context.ts';
import { Button } from '../../components/button.tsx';
import { EmptyState, Message } from '../../components/message.tsx';
import { PolicyEditor } from '../editor/policy-editor.tsx';
import { permissionEffects } from '../simulator/permission-effects.ts';
import { lensLabel } from '../simulator/simulation-words.ts';
import { isDirty } from './document-store.ts';
import type { PolicyDocument } from './document-store.ts';
import styles from './editor-pane.module.css';
import { workspaceMessages } from './messages.ts';
import { policyTitle } from './workspace-store.ts';

/** The open policy: its name, how it stands to the file, and its text. */
export function EditorPane(): ReactNode {
  const { document, window } = useApplication();
  const { document: open, opening, problem } = useStore(document.store);
  if (open === null) {
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
    <section className={styles['pane']} aria-label={open.name}>
      <Title open={open} />
      {problem !== null && <Message tone="problem">{problem}</Message>}
      {open.problem !== null && <Message tone="warning">{open.problem}</Message>}
      <SaveTrouble open={open} />
      <div className={styles['editor']}>
        <Editor documentKey={open.key} name={open.name} text={open.initialText} />
      </div>
    </section>
  );
}

function Title({ open }: { readonly open: PolicyDocument }): ReactNode {
  const { document } = useApplication();
  const dirty = isDirty(open);
  return (
    <div className={styles['title']}>
      <h1 className={styles['name']} title={open.name}>
        <bdi>{open.name}</bdi>
      </h1>
      {dirty && <span className={styles['dot']} title={workspaceMessages.unsaved} />}
      <output className={styles['state']}>{workspaceMessages.saveStateWords(open.save)}</output>
      <Button isDisabled={!dirty || open.save.state === 'saving'} onPress={() => void document.save()}>
        {workspaceMessages.save}
      </Button>
    </div>
  );
}

function SaveTrouble({ open }: { readonly open: PolicyDocument }): ReactNode {
  const { document } = useApplication();
  if (open.save.state === 'conflict') {
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
  if (open.save.state === 'failed') {
    return (
      <Message tone="problem">
        {open.save.message}
        <span className={styles['choices']}>
          <Button onPress={() => void document.save()}>{workspaceMessages.saveAgain}</Button>
        </span>
      </Message>
    );
  }
  return null;
}

function Editor(props: {
  readonly documentKey: string;
  readonly name: string;
  readonly text: string;
}): ReactNode {
  const { document, lint, editor, answers, facts, simulation, explanation, window, theme } = useApplication();
  const inForce = useStore(answers.store, (state) => state.answers);
  const summary = useStore(simulation.store, (state) => state.summary);
  const of = useStore(simulation.store, (state) => state.of);
  const stale = useStore(simulation.store, (state) => state.status === 'broken' || state.status === 'failed');
  const decided = useStore(explanation.store, (state) => state.explanation?.permissions);
  const reveal = useStore(window.store, (state) => state.reveal);
  const shown = useStore(theme.store, (state) => state.theme);
  const lenses = useMemo(() => {
    if (summary === null || of === null || of.policyName !== props.name) return [];
    const effects = permissionEffects(of.policy);
    return summary.permissions.map((permission) => ({
      index: permission.index,
      label: lensLabel(effects[permission.index] ?? null, permission),
      stale,
    }));
  }, [summary, of, stale, props.name]);
  const highlighted = useMemo(() => decided ?? [], [decided]);
  return (
    <PolicyEditor
      {...props}
      lint={lint}
      access={editor}
      answers={inForce}
      facts={facts}
      lenses={lenses}
      highlighted={highlighted}
      revealPath={reveal}
      theme={shown}
      onTextChange={document.type}
    />
  );
}
