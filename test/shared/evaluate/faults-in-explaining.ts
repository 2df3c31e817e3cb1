import type { Fault } from './faults-in-deciding.ts';

/** Mistakes in which permission is the nearest miss. */
export const faultsInExplaining: readonly Fault[] = [
  {
    name: 'a wrong value is nearer than an open answer',
    file: 'nearest-miss.ts',
    find: 'able.filter((index) => truths[index] !== 0n)',
    replace: 'able.filter((index) => truths[index] === 0n)',
  },
  {
    name: 'a permission for something else is as near as one with a wrong value',
    file: 'failure-distance.ts',
    find: 'const place = elsewhere ? 0 : answerable;',
    replace: 'const place = answerable;',
  },
  {
    name: 'an undetermined object misses a DENY',
    file: 'nearest-miss.ts',
    find: "verdict === 'visible' ? 'DENY' : 'ALLOW'",
    replace: "verdict === 'hidden' ? 'ALLOW' : 'DENY'",
  },
  {
    name: 'an ALLOW could change what is allowed already',
    file: 'nearest-miss.ts',
    find: 'combinations.all & ~allowed : allowed',
    replace: 'combinations.all : allowed',
  },
  {
    name: 'an ALLOW could change what a DENY denies',
    file: 'nearest-miss.ts',
    find: 'denyWins & explicitlyDenied : 0n',
    replace: '0n : 0n',
  },
  {
    name: 'a permission could change what a later one decides under lastWins',
    file: 'nearest-miss.ts',
    find: 'beyond |= truth & ~denyWins;',
    replace: 'beyond |= 0n;',
  },
  {
    name: 'no DENY could change what a later ALLOW allows, whatever decides',
    file: 'nearest-miss.ts',
    find: 'beyond |= truth & ~denyWins;',
    replace: 'beyond |= truth;',
  },
];
