import type { JsonObject } from '../../../shared/json/json-value.ts';
import type { SampleRandom } from './sample-random.ts';

/** An integration whose instance the made-up objects come from. */
export interface SampleIntegration {
  /** `_integrationType`. */
  readonly type: string;
  /** `_integrationName`. */
  readonly name: string;
  /** `_integrationInstanceId`. */
  readonly instanceId: string;
}

/** An entity that a relationship can join. */
export interface SampleEntity {
  readonly id: string;
  readonly key: string;
  readonly type: string;
  readonly integration: SampleIntegration;
}

/** What is said of an entity beside its own properties. */
export interface SampleEntityHead {
  readonly key: string;
  readonly type: string;
  readonly classes: readonly string[];
  readonly displayName: string;
}

/** Collects the made-up objects; relationships take their `_type` from their ends. */
export interface SampleGraph {
  addEntity(integration: SampleIntegration, head: SampleEntityHead, properties: JsonObject): SampleEntity;
  relate(relationshipClass: string, from: SampleEntity, to: SampleEntity): void;
  /** An entity that relationships name and that the inventory lacks, such as one deleted since. */
  missingEntity(integration: SampleIntegration, type: string, key: string): SampleEntity;
  readonly entities: readonly JsonObject[];
  readonly relationships: readonly JsonObject[];
}

const dayInMilliseconds = 86_400_000;

/** The day on which the sample's data is supposed to have been fetched: 2026-09-01, in epoch milliseconds. */
const fetchedOn = 1_788_220_800_000;

/** A moment in the past of the sample, up to so many days before it was fetched, in epoch milliseconds. */
export function sampleMoment(random: SampleRandom, days: number): number {
  return fetchedOn - random.below(days) * dayInMilliseconds - random.below(86_400) * 1000;
}

/** Starts an empty graph. */
export function createSampleGraph(random: SampleRandom): SampleGraph {
  const entities: JsonObject[] = [];
  const relationships: JsonObject[] = [];

  const common = (integration: SampleIntegration): JsonObject => ({
    _integrationType: integration.type,
    _integrationName: integration.name,
    _integrationInstanceId: integration.instanceId,
    _source: 'integration-managed',
    _createdOn: sampleMoment(random, 900),
    _deleted: false,
  });

  return {
    entities,
    relationships,

    addEntity(integration, head, properties) {
      const id = random.uuid();
      entities.push({
        _id: id,
        _key: head.key,
        _type: head.type,
        _class: head.classes,
        displayName: head.displayName,
        ...common(integration),
        _version: 1 + random.below(40),
        ...properties,
      });
      return { id, key: head.key, type: head.type, integration };
    },

    relate(relationshipClass, from, to) {
      const verb = relationshipClass.toLowerCase();
      relationships.push({
        _id: random.uuid(),
        _key: `${from.key}|${verb}|${to.key}`,
        _type: relationshipType(from.type, verb, to.type),
        _class: relationshipClass,
        _fromEntityId: from.id,
        _toEntityId: to.id,
        _fromEntityKey: from.key,
        _toEntityKey: to.key,
        displayName: relationshipClass,
        ...common(from.integration),
      });
    },

    missingEntity: (integration, type, key) => ({ id: random.uuid(), key, type, integration }),
  };
}

/** `github_account`, `owns`, `github_repo` give `github_account_owns_repo`. */
function relationshipType(from: string, verb: string, to: string): string {
  const vendor = from.slice(0, from.indexOf('_') + 1);
  const target = vendor !== '' && to.startsWith(vendor) ? to.slice(vendor.length) : to;
  return `${from}_${verb}_${target}`;
}
