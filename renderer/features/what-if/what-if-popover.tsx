import type { ReactNode } from 'react';
import { Button, DialogTrigger, Label, Popover, Radio, RadioGroup } from 'react-aria-components';
import { useStore } from 'zustand';
import type { Effect } from '../../../shared/policy/policy.ts';
import type { PermissionChange } from '../../../shared/policy/what-if.ts';
import { useApplication } from '../../application-context.ts';
import { classNames } from '../../components/class-names.ts';
import { Icon } from '../../components/icon.tsx';
import { permissionGives } from '../../../shared/report/simulation-words.ts';
import type { SimulationSummary } from '../../../shared/report/simulation.ts';
import { whatIfMessages } from './messages.ts';
import styles from './what-if.module.css';

/** More permissions than this are not listed: whoever has so many edits the text. */
const listed = 100;

/** The button that opens the permissions of the policy, each to be left out or flipped without touching the text. */
export function WhatIfPopover(): ReactNode {
  const { simulation } = useApplication();
  const summary = useStore(simulation.store, (state) => state.summary);
  if (summary === null || summary.permissions.length === 0) return null;
  return (
    <DialogTrigger>
      <Button className={classNames(styles['open'])}>
        <Icon name="beaker" />
        {whatIfMessages.title}
      </Button>
      <Popover
        className={classNames(styles['popover'])}
        placement="bottom end"
        aria-label={whatIfMessages.title}
      >
        <div className={styles['dialog']}>
          <p className={styles['hint']}>{whatIfMessages.hint}</p>
          <Permissions summary={summary} />
        </div>
      </Popover>
    </DialogTrigger>
  );
}

function Permissions({ summary }: { readonly summary: SimulationSummary }): ReactNode {
  const { permissions } = summary;
  const more = permissions.length - listed;
  return (
    <div className={styles['permissions']}>
      {permissions.slice(0, listed).map((permission) => (
        <PermissionChoice key={permission.index} permission={permission} of={permissions.length} />
      ))}
      {more > 0 && <p className={styles['hint']}>{whatIfMessages.more(more)}</p>}
    </div>
  );
}

const choices = ['asItStands', 'leftOut', 'flipped'] as const;

function PermissionChoice(props: {
  readonly permission: SimulationSummary['permissions'][number];
  readonly of: number;
}): ReactNode {
  const { permission, of } = props;
  const { whatIf } = useApplication();
  const chosen = useStore(
    whatIf.store,
    ({ changes }) => changes.find((one) => one.permission === permission.index)?.change ?? null,
  );
  // The counts are those of what is tried: the text has the other effect then.
  const effect = chosen === 'flipped' ? opposite(permission.effect) : permission.effect;
  return (
    <RadioGroup
      className={classNames(styles['permission'])}
      orientation="horizontal"
      value={chosen ?? 'asItStands'}
      onChange={(value) => whatIf.change(permission.index, changeOf(value), of)}
    >
      <Label className={classNames(styles['label'])}>
        <strong>{whatIfMessages.permission(permission.index, effect)}</strong>
        {' · '}
        <span className={styles['gives']}>{permissionGives(permission)}</span>
      </Label>
      <span className={styles['choices']}>
        {choices.map((choice) => (
          <Radio key={choice} value={choice} className={classNames(styles['choice'])}>
            {choiceWords(choice, effect)}
          </Radio>
        ))}
      </span>
    </RadioGroup>
  );
}

function opposite(effect: Effect): Effect {
  return effect === 'ALLOW' ? 'DENY' : 'ALLOW';
}

function changeOf(value: string): PermissionChange | null {
  return value === 'leftOut' || value === 'flipped' ? value : null;
}

function choiceWords(choice: (typeof choices)[number], effect: Effect): string {
  if (choice === 'asItStands') return whatIfMessages.asItStands;
  return choice === 'leftOut' ? whatIfMessages.leaveOut : whatIfMessages.flip(effect);
}
