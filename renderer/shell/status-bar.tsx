import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { useStore } from 'zustand';
import { useApplication } from '../application-context.ts';
import { classNames } from '../components/class-names.ts';
import { Icon } from '../components/icon.tsx';
import { VerdictMark } from '../components/verdict-mark.tsx';
import { selectedSet } from '../features/entities/entities-store.ts';
import { standingOf } from '../features/simulator/standing.ts';
import { shellMessages } from './messages.ts';
import styles from './status-bar.module.css';
import { ThemeMenu } from './theme-menu.tsx';

/** The quiet line at the bottom: each item says where things stand and leads there. */
export function StatusBar(): ReactNode {
  return (
    <footer className={styles['bar']} aria-label={shellMessages.statusBar}>
      <SetItem />
      <ProblemsItem />
      <UndeterminedItem />
      <QuestionsItem />
      <Said />
      <DecideItem />
      <ThemeMenu />
    </footer>
  );
}

const saidMilliseconds = 6000;

/** What was just done and can't be seen elsewhere, for a moment. */
function Said(): ReactNode {
  const { window } = useApplication();
  const said = useStore(window.store, (state) => state.said);
  useEffect(() => {
    if (said === null) return undefined;
    const timer = setTimeout(() => window.fallSilent(said.nonce), saidMilliseconds);
    return () => clearTimeout(timer);
  }, [said, window]);
  return (
    <output className={styles['said']} title={said?.sentence ?? ''}>
      {said?.sentence}
    </output>
  );
}

function Item(props: {
  readonly label: string;
  readonly onPress: () => void;
  readonly fixed?: boolean;
  /** Whether what it says is of an earlier text. */
  readonly stale?: boolean;
  readonly children: ReactNode;
}): ReactNode {
  const { label, onPress, fixed = true, stale = false, children } = props;
  return (
    <Button
      className={classNames(styles['item'], fixed && styles['fixed'], stale && styles['stale'])}
      aria-label={label}
      onPress={() => onPress()}
    >
      {children}
    </Button>
  );
}

function SetItem(): ReactNode {
  const { entities, commands } = useApplication();
  const state = useStore(entities.store);
  const { progress, ready: read } = state;
  const set = selectedSet(state);
  const none = read ? shellMessages.noSet : shellMessages.readingSets;
  const words = set === null ? none : shellMessages.set(set);
  return (
    <Item label={shellMessages.setLabel(words)} fixed={false} onPress={() => commands.run('entities.open')}>
      <Icon name={progress === null ? 'database' : 'sync'} />
      <span>
        <bdi>{words}</bdi>
      </span>
    </Item>
  );
}

function ProblemsItem(): ReactNode {
  const { document, lint, commands } = useApplication();
  const isOpen = useStore(document.store, (state) => state.document !== null);
  const count = useStore(lint, (state) => state.findingCount);
  const checked = useStore(lint, (state) => state.checked);
  if (!isOpen) return null;
  const words = checked ? shellMessages.problems(count) : shellMessages.checking;
  return (
    <Item label={words} onPress={() => commands.run('view.problems')}>
      <Icon name="warning" />
      <span>{words}</span>
    </Item>
  );
}

function UndeterminedItem(): ReactNode {
  const { simulation, objects, window } = useApplication();
  const summary = useStore(simulation.store, (state) => state.summary);
  const standing = useStore(simulation.store, standingOf);
  if (summary === null) return null;
  const entities = summary.entities.undetermined;
  const relationships = summary.relationships.undetermined;
  const ofOther = standing === 'otherPolicy' || standing === 'otherSet';
  const words = ofOther
    ? shellMessages.undeterminedToCome
    : shellMessages.undetermined(entities, relationships);
  const stale = standing !== 'current';
  const said = stale && !ofOther ? shellMessages.undeterminedEarlier(words) : words;
  return (
    <Item
      label={shellMessages.undeterminedLabel(said)}
      stale={stale}
      onPress={() => {
        const kind = entities === 0 && relationships > 0 ? 'relationship' : 'entity';
        window.show('workbench');
        objects.change({ kind, verdict: 'undetermined', bar: null, search: '' });
      }}
    >
      <VerdictMark mark="undetermined" />
      <span>{words}</span>
    </Item>
  );
}

function QuestionsItem(): ReactNode {
  const { answers, commands } = useApplication();
  const inForce = useStore(answers.store, (state) => state.answers);
  const all = Object.values(inForce);
  const open = all.filter(({ source }) => source === 'open').length;
  const assumed = all.filter(({ source }) => source === 'assumed').length;
  const words = shellMessages.questions(open, assumed);
  return (
    <Item label={shellMessages.questionsLabel(words)} onPress={() => commands.run('answers.open')}>
      <Icon name="question" />
      <span>{words}</span>
    </Item>
  );
}

function DecideItem(): ReactNode {
  const { simulation, commands } = useApplication();
  const decideMs = useStore(simulation.store, (state) => state.summary?.decideMs ?? null);
  const decides = useStore(
    simulation.store,
    (state) => state.status === 'running' && standingOf(state) !== 'current',
  );
  if (decides) {
    return (
      <span className={classNames(styles['item'], styles['fixed'])}>
        <Icon name="watch" />
        <span>{shellMessages.deciding}</span>
      </span>
    );
  }
  if (decideMs === null) return null;
  const words = shellMessages.decided(decideMs);
  return (
    <Item label={shellMessages.decidedLabel(words)} onPress={() => commands.run('simulation.again')}>
      <Icon name="watch" />
      <span>{words}</span>
    </Item>
  );
}
