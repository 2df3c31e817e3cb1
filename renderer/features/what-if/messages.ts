import { permissionNumber } from '../../../shared/policy/permission-number.ts';
import type { ChangedPermission } from '../../../shared/policy/what-if.ts';
import { reachWords } from '../../../shared/report/simulation-words.ts';
import type { Reach } from '../../../shared/report/simulation-words.ts';

/** The words around what is tried of a policy. */
export const whatIfMessages = {
  title: 'What if…',
  hint: 'Try the policy without a permission, or with its effect flipped. The text stays as it is.',
  asItStands: 'As it stands',
  leaveOut: 'Leave out',
  flip: (effect: 'ALLOW' | 'DENY'): string => (effect === 'ALLOW' ? 'Make it DENY' : 'Make it ALLOW'),
  permission: (index: number, effect: string): string => `${permissionNumber(index)} ${effect}`,
  trying: (changes: readonly ChangedPermission[]): string =>
    `Trying: ${changes
      .map(({ permission, change }) =>
        change === 'leftOut'
          ? `${permissionNumber(permission)} left out`
          : `${permissionNumber(permission)} with its effect flipped`,
      )
      .join(', ')}.`,
  unchanged: ({ entities, relationships }: Reach): string =>
    `The text as it stands sees ${reachWords(entities, 'entity')}, ${reachWords(relationships, 'relationship')}.`,
  back: 'Back to the Text',
  ended: 'The policy has another number of permissions now, so what you tried of it ended.',
  more: (count: number): string => `and ${count} more, which can be tried from where they stand in the text`,
  dismiss: 'Dismiss',
  leftOut: 'What if: left out',
  flipped: 'What if: its effect flipped',
} as const;
