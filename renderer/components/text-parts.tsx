import type { ReactNode } from 'react';
import type { TextPart } from '../../shared/report/text-part.ts';
import styles from './text-parts.module.css';

/** A sentence with data in it; the data is isolated, so that its writing direction stays its own. */
export function TextParts({ parts }: { readonly parts: readonly TextPart[] }): ReactNode {
  return parts.map((part, index) =>
    typeof part === 'string' ? (
      part
    ) : (
      // The parts of a sentence have no identity but their place.
      <bdi key={index} className={styles['data']}>
        {part.data}
      </bdi>
    ),
  );
}
