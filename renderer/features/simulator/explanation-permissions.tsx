import { useState } from 'react';
import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { useStore } from 'zustand';
import { isLeftOut } from '../../../shared/policy/what-if.ts';
import { permissionNumber } from '../../../shared/policy/permission-number.ts';
import { useApplication } from '../../application-context.ts';
import { Button } from '../../components/button.tsx';
import { classNames } from '../../components/class-names.ts';
import { TextParts } from '../../components/text-parts.tsx';
import styles from './explanation-pane.module.css';
import { outcomeWords } from '../../../shared/report/explanation-words.ts';
import { failureParts } from '../../../shared/report/failure-words.ts';
import { simulatorMessages } from './messages.ts';
import type { Explanation, Failure, PermissionOutcome } from '../../../shared/report/simulation.ts';

const atOnce = 50;

/** Each permission with what it does to the object: those that decide first, then the others in policy order. */
export function Permissions({ shown }: { readonly shown: Explanation }): ReactNode {
  const [limit, setLimit] = useState(atOnce);
  const ordered = [
    ...shown.perPermission.filter((one) => one.decides),
    ...shown.perPermission.filter((one) => !one.decides),
  ];
  const rest = ordered.length - limit;
  return (
    <div className={styles['section']}>
      <h3>{simulatorMessages.permissions}</h3>
      <ul>
        {ordered.slice(0, limit).map((outcome) => (
          <li key={outcome.index}>
            <PermissionRow outcome={outcome} />
          </li>
        ))}
      </ul>
      {rest > 0 && (
        <Button look="link" onPress={() => setLimit(limit + 10 * atOnce)}>
          {simulatorMessages.showMore(Math.min(rest, 10 * atOnce))}
        </Button>
      )}
    </div>
  );
}

function PermissionRow({ outcome }: { readonly outcome: PermissionOutcome }): ReactNode {
  const { window, simulation } = useApplication();
  const { index, effect, failure, decides } = outcome;
  const leftOut = useStore(simulation.store, ({ of }) => isLeftOut(of?.changes ?? [], index));
  const path = failure === null || failure.path.length === 0 ? ['permissions', index] : failure.path;
  return (
    <AriaButton className={classNames(styles['permission'])} onPress={() => window.goTo(path)}>
      <span className={classNames(styles['effect'], decides && styles['decides'])}>
        {permissionNumber(index)} {effect}
      </span>
      <span className={styles['outcome']}>
        <span className={classNames(decides ? styles['decides'] : styles['dim'])}>
          {leftOut ? simulatorMessages.leftOut : outcomeWords(outcome)}
        </span>
        {failure !== null && !leftOut && (
          <>
            {': '}
            <FailureWords failure={failure} />
          </>
        )}
      </span>
    </AriaButton>
  );
}

/** The permission that came nearest to changing the verdict, with all that failed. */
export function NearestMiss({ shown }: { readonly shown: Explanation }): ReactNode {
  const { simulation } = useApplication();
  const changes = useStore(simulation.store, ({ of }) => of?.changes);
  const { nearestMiss } = shown;
  if (nearestMiss === null || nearestMiss.failures.length === 0) return null;
  if (isLeftOut(changes ?? [], nearestMiss.index)) return null;
  const hangs = shown.perPermission[nearestMiss.index]?.applies === 'depends';
  const title = hangs ? simulatorMessages.nearestHangs : simulatorMessages.nearestMiss;
  return (
    <div className={styles['section']}>
      <h3>{title(permissionNumber(nearestMiss.index))}</h3>
      <ul className={styles['list']}>
        {nearestMiss.failures.map((failure) => (
          <li key={JSON.stringify([failure.path, failure.code])}>
            <FailureWords failure={failure} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function FailureWords({ failure }: { readonly failure: Failure }): ReactNode {
  const { answers } = useApplication();
  const inForce = useStore(answers.store, (state) => state.answers);
  return <TextParts parts={failureParts(failure, (id) => inForce[id].answer)} />;
}
