import { useState } from 'react';
import type { ReactNode } from 'react';
import { Button } from '../../components/button.tsx';
import { formatCount } from '../../../shared/report/number-format.ts';
import styles from './explanation-pane.module.css';
import { simulatorMessages } from './messages.ts';
import type { Explanation } from '../../../shared/report/simulation.ts';

const shortLength = 200;
const atOnce = 100;

/** Every own property with its value as JSON text; long ones whole on demand. */
export function Properties({ shown }: { readonly shown: Pick<Explanation, 'properties'> }): ReactNode {
  const [limit, setLimit] = useState(atOnce);
  const { properties } = shown;
  const rest = properties.length - limit;
  return (
    <div className={styles['section']}>
      <h3>{simulatorMessages.properties(properties.length)}</h3>
      <table className={styles['properties']}>
        <caption className={styles['caption']}>{simulatorMessages.properties(properties.length)}</caption>
        <tbody>
          {properties.slice(0, limit).map(([name, value]) => (
            <tr key={name}>
              <th scope="row">{name === '' ? '""' : <LongText text={name} />}</th>
              <td>
                <LongText text={value} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {rest > 0 && (
        <Button look="link" onPress={() => setLimit(limit + 10 * atOnce)}>
          {simulatorMessages.showMore(Math.min(rest, 10 * atOnce))}
        </Button>
      )}
    </div>
  );
}

function LongText({ text }: { readonly text: string }): ReactNode {
  const [whole, setWhole] = useState(false);
  if (text.length <= shortLength) return <bdi>{text}</bdi>;
  if (whole) {
    return (
      <>
        <textarea
          className={styles['full']}
          aria-label={simulatorMessages.wholeText}
          readOnly
          rows={8}
          value={text}
        />
        <Button look="link" onPress={() => setWhole(false)}>
          {simulatorMessages.showLess}
        </Button>
      </>
    );
  }
  return (
    <>
      <bdi>{text.slice(0, shortLength)}…</bdi>{' '}
      <Button look="link" onPress={() => setWhole(true)}>
        {simulatorMessages.showWhole(formatCount(text.length))}
      </Button>
    </>
  );
}
