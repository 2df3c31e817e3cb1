import type { JsonObject } from '../../../shared/json/json-value.ts';
import type { SampleRandom } from './sample-random.ts';

/** A person of the made-up company. */
export interface SamplePerson {
  readonly name: string;
  readonly login: string;
  readonly email: string;
  readonly active: boolean;
}

/** The made-up company's teams. */
export const sampleTeams = [
  'payments',
  'identity',
  'platform',
  'data',
  'security',
  'mobile',
  'web',
  'search',
  'billing',
  'growth',
] as const;

const products = [
  'ledger',
  'checkout',
  'invoice',
  'profile',
  'catalog',
  'search',
  'notify',
  'metrics',
  'gateway',
  'scheduler',
  'archive',
  'pricing',
  'consent',
  'rollout',
  'inbox',
  'reports',
] as const;

const parts = [
  'api',
  'worker',
  'web',
  'infra',
  'client',
  'jobs',
  'docs',
  'schema',
  'proxy',
  'tools',
  'cache',
  'tests',
] as const;

const givenNames = [
  'Robin',
  'Sam',
  'Kim',
  'Noor',
  'Alex',
  'Jules',
  'Mika',
  'Dana',
  'Toni',
  'Remy',
  'Sasha',
  'Lou',
] as const;

const familyNames = [
  'Alder',
  'Birch',
  'Cedar',
  'Elder',
  'Fir',
  'Hazel',
  'Juniper',
  'Larch',
  'Maple',
  'Rowan',
] as const;

/** So many different people; the first 120 have names of their own. */
export function makeSamplePeople(random: SampleRandom, count: number): readonly SamplePerson[] {
  return Array.from({ length: count }, (_, index) => {
    const given = givenNames[index % givenNames.length] ?? 'Robin';
    const family = familyNames[Math.floor(index / givenNames.length) % familyNames.length] ?? 'Alder';
    const login = `${given}.${family}`.toLowerCase();
    return {
      name: `${given} ${family}`,
      login,
      email: `${login}@acme.example`,
      active: random.chance(86),
    };
  });
}

/** A distinct name for each number below 192, such as `ledger-api`. */
export function sampleServiceName(index: number): string {
  const product = products[index % products.length] ?? 'ledger';
  const part = parts[(Math.floor(index / products.length) + index) % parts.length] ?? 'api';
  return `${product}-${part}`;
}

/** A classification as data stores and repositories carry it; most are internal. */
export function sampleClassification(random: SampleRandom): string {
  return random.pick([
    'internal',
    'internal',
    'internal',
    'internal',
    'public',
    'confidential',
    'restricted',
  ]);
}

/** The tags of a cloud resource; real ones miss some of theirs. */
export function sampleTags(random: SampleRandom): JsonObject {
  return {
    ...(random.chance(88) ? { 'tag.env': random.pick(['production', 'production', 'staging', 'dev']) } : {}),
    ...(random.chance(72) ? { 'tag.owner': random.pick(sampleTeams) } : {}),
    ...(random.chance(30) ? { 'tag.cost-center': String(4100 + 10 * random.below(9)) } : {}),
    ...(random.chance(12) ? { 'tag.service': 'ci' } : {}),
  };
}
