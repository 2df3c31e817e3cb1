import { createMongoAbility, subject } from '@casl/ability';
import Database from 'better-sqlite3';
import { LogicEngine } from 'json-logic-engine';
import type { Policy } from '../../shared/policy/policy.ts';
import { prepareCedar } from '../oracle/cedar-question.ts';
import { cedarContext } from '../oracle/cedar-translation.ts';
import { plainRules } from './inventory.ts';
import type { BenchEntity } from './inventory.ts';

/** Something that a person might count with instead: how many entities does this policy show? */
export interface Rival {
  readonly name: string;
  /** The share of the entities that it is asked about; less than one where it would take minutes. */
  readonly share: (entities: number, permissions: number) => number;
  /** Makes ready what does not depend on the policy, and gives what an edit costs. */
  readonly prepare: (entities: readonly BenchEntity[]) => (policy: Policy) => number;
}

const everything = (): number => 1;

/** A loop over compiled rules. */
export const plainLoop: Rival = {
  name: 'plain loop',
  share: everything,
  prepare: (entities) => (policy) => {
    const rules = plainRules(policy);
    const applies = (effect: string, entity: BenchEntity): boolean =>
      rules.some(
        (rule) =>
          rule.effect === effect &&
          rule.equalities.every(([name, value]) => entity[name as keyof BenchEntity] === value),
      );
    let visible = 0;
    for (const entity of entities) if (applies('ALLOW', entity) && !applies('DENY', entity)) visible += 1;
    return visible;
  },
};

/** JSON Logic, compiled. */
export const jsonLogic: Rival = {
  name: 'json-logic-engine',
  share: everything,
  prepare: (entities) => {
    const engine = new LogicEngine();
    return (policy) => {
      const rules = plainRules(policy);
      const any = (effect: string) => ({
        or: rules
          .filter((rule) => rule.effect === effect)
          .map(({ equalities }) => ({
            and: equalities.map(([name, value]) => ({ '===': [{ var: name }, value] })),
          })),
      });
      const denies = rules.some(({ effect }) => effect === 'DENY');
      const logic = denies ? { and: [any('ALLOW'), { '!': any('DENY') }] } : any('ALLOW');
      const shows = engine.build(logic) as (entity: BenchEntity) => unknown;
      let visible = 0;
      for (const entity of entities) if (shows(entity) === true) visible += 1;
      return visible;
    };
  },
};

/** CASL: later rules win there, so the DENYs come last. */
export const casl: Rival = {
  name: 'CASL',
  share: everything,
  prepare: (entities) => {
    const subjects = entities.map((entity) => subject('Entity', { ...entity }));
    return (policy) => {
      const rules = plainRules(policy).map(({ effect, equalities }) => ({
        action: 'read',
        subject: 'Entity',
        inverted: effect === 'DENY',
        conditions: Object.fromEntries(equalities),
      }));
      const ability = createMongoAbility(
        rules.toSorted((left, right) => Number(left.inverted) - Number(right.inverted)),
      );
      let visible = 0;
      for (const entity of subjects) if (ability.can('read', entity)) visible += 1;
      return visible;
    };
  },
};

/** SQLite in memory with an index on each column that a policy names. */
export const sqlite: Rival = {
  name: 'SQLite',
  share: everything,
  prepare: (entities) => {
    const database = new Database(':memory:');
    database.exec('CREATE TABLE entity (_id TEXT, _type TEXT, env TEXT, owner TEXT) STRICT');
    const insert = database.prepare('INSERT INTO entity VALUES (?, ?, ?, ?)');
    database.transaction(() => {
      for (const { _id, _type, env, owner } of entities) insert.run(_id, _type, env, owner);
    })();
    database.exec('CREATE INDEX by_type ON entity (_type, owner); ANALYZE');
    return (policy) => {
      const rules = plainRules(policy);
      const values: string[] = [];
      const any = (effect: string): string => {
        const written = rules
          .filter((rule) => rule.effect === effect)
          .map(({ equalities }) => {
            values.push(...equalities.map(([, value]) => value));
            return `(${equalities.map(([name]) => `${name} = ?`).join(' AND ')})`;
          });
        return written.length === 0 ? '0' : written.join(' OR ');
      };
      const query = `SELECT count(*) FROM entity WHERE (${any('ALLOW')}) AND NOT (${any('DENY')})`;
      return Number(database.prepare(query).pluck().get(values));
    };
  },
};

/** Cedar as WebAssembly; a decision takes it tens of microseconds and more, so it is asked about fewer entities. */
export const cedar: Rival = {
  name: 'cedar-wasm',
  share: (entities) => Math.min(1, 1_000 / entities),
  prepare: (entities) => {
    const contexts = entities.map((entity) =>
      cedarContext({ action: 'query:ReadGraphData', resource: '*', properties: { ...entity } }),
    );
    return (policy) => {
      const ask = prepareCedar('bench', policy);
      let visible = 0;
      for (const context of contexts) if (ask(context).decision === 'allow') visible += 1;
      return visible;
    };
  },
};
