import type { ReactNode } from 'react';
import { TextParts } from '../../components/text-parts.tsx';
import { shortData } from '../../../shared/report/text-part.ts';
import { markOf, VerdictWords } from '../../components/verdict-mark.tsx';
import { questionById } from '../../../shared/evaluate/questions.ts';
import styles from './explanation-pane.module.css';
import { doorTitles } from '../../../shared/report/explanation-words.ts';
import { simulatorMessages } from './messages.ts';
import type { Explanation } from '../../../shared/report/simulation.ts';

/** What look-up and raw data would give, which no document says outright. */
export function Doors({ shown }: { readonly shown: Explanation }): ReactNode {
  if (shown.doors.length === 0) return null;
  return (
    <div className={styles['section']}>
      <h3>
        {simulatorMessages.otherDoors} <span className={styles['note']}>{simulatorMessages.inferred}</span>
      </h3>
      {shown.doors.map(({ door, action, resource, verdict, reason, questions }) => (
        <div key={door} className={styles['door']}>
          <span>{doorTitles[door]}</span>
          <VerdictWords mark={markOf(verdict, reason)} />
          <span className={styles['dim']}>
            <TextParts
              parts={[
                { data: action },
                ' on ',
                resource === null ? simulatorMessages.unnamedResource : shortData(resource),
                questions.length === 0 ? '' : ` · ${questions.map((id) => questionById(id).asks).join(' ')}`,
              ]}
            />
          </span>
        </div>
      ))}
    </div>
  );
}
