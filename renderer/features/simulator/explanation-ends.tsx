import type { ReactNode } from 'react';
import { useApplication } from '../../application-context.ts';
import { Button } from '../../components/button.tsx';
import { shortData } from '../../../shared/report/text-part.ts';
import { TextParts } from '../../components/text-parts.tsx';
import { VerdictWords } from '../../components/verdict-mark.tsx';
import styles from './explanation-pane.module.css';
import { simulatorMessages } from './messages.ts';
import type { Explanation } from '../../../shared/report/simulation.ts';

type End = Explanation['ends'][number];

/** The two ends of a relationship, which `relationships` may make part of its verdict. */
export function Ends({ shown }: { readonly shown: Explanation }): ReactNode {
  if (shown.ends.length === 0) return null;
  return (
    <div className={styles['section']}>
      <h3>{simulatorMessages.ends}</h3>
      {shown.ends.map((end) => (
        <div key={end.end} className={styles['door']}>
          <span>{end.end === 'from' ? 'From' : 'To'}</span>
          {end.verdict === null ? (
            <span className={styles['dim']}>unknown</span>
          ) : (
            <VerdictWords mark={end.verdict} />
          )}
          <EndName end={end} />
        </div>
      ))}
    </div>
  );
}

function EndName({ end }: { readonly end: End }): ReactNode {
  const { explanation } = useApplication();
  const { state, position, name, by, reference } = end;
  if (state === 'resolved' && position !== null) {
    return (
      <span>
        <Button look="link" onPress={() => explanation.choose(position)}>
          <bdi>{name ?? reference ?? ''}</bdi>
        </Button>
      </span>
    );
  }
  if (by === null || reference === null)
    return <span className={styles['dim']}>{simulatorMessages.endUnnamed}</span>;
  const words =
    state === 'ambiguous' ? ' names several entities of this set' : ' names no entity of this set';
  return (
    <span className={styles['dim']}>
      <TextParts parts={[{ data: by }, ' ', shortData(reference), words]} />
    </span>
  );
}
