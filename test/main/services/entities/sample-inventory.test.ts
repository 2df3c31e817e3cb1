import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { makeSampleInventory } from '../../../../main/services/entities/sample-inventory.ts';
import type { JsonObject } from '../../../../shared/json/json-value.ts';

const inventory = makeSampleInventory();

function textOf(object: JsonObject, name: string): string {
  const value = object[name];
  if (typeof value !== 'string') throw new Error(`${name} is no text`);
  return value;
}

function classesOf(entity: JsonObject): readonly string[] {
  return entity['_class'] as readonly string[];
}

it('has 2,031 entities of 40 types and 25 classes, and 1,500 relationships', () => {
  expect(inventory.entities).toHaveLength(2031);
  expect(inventory.relationships).toHaveLength(1500);
  expect(new Set(inventory.entities.map((entity) => textOf(entity, '_type'))).size).toBe(40);
  expect(new Set(inventory.entities.flatMap(classesOf)).size).toBe(25);
});

it('comes from GitHub, AWS, Okta, Jira, Kubernetes, Google Cloud and endpoints', () => {
  const integrations = new Set(inventory.entities.map((entity) => textOf(entity, '_integrationType')));
  expect([...integrations].sort()).toEqual([
    'aws',
    'endpoints',
    'github',
    'google_cloud',
    'jira',
    'kubernetes',
    'okta',
  ]);
});

it('is the same on every machine and at every call', () => {
  expect(makeSampleInventory()).toEqual(inventory);
  const digest = createHash('sha256').update(JSON.stringify(inventory)).digest('hex');
  expect(digest).toMatchInlineSnapshot(`"14376e0935f5c73ff9bb1e56e567488a8727a24eb7d686d37acac710759a19f1"`);
});

it('names every object by an id and a key of its own', () => {
  const objects = [...inventory.entities, ...inventory.relationships];
  expect(new Set(objects.map((object) => textOf(object, '_id'))).size).toBe(objects.length);
  expect(new Set(objects.map((object) => textOf(object, '_key'))).size).toBe(objects.length);
});

it('has tags, lists, numbers, booleans, nulls, missing properties and several classes on one entity', () => {
  const values = inventory.entities.flatMap((entity) => Object.values(entity));
  for (const type of ['number', 'boolean', 'string']) {
    expect(values.some((value) => typeof value === type)).toBe(true);
  }
  expect(values).toContain(null);
  expect(values.some((value) => Array.isArray(value) && value.length === 0)).toBe(true);
  const oneClass = inventory.entities.filter((entity) => classesOf(entity).length === 1).length;
  expect(oneClass).toBeGreaterThan(1500);
  expect(oneClass).toBeLessThan(2000);
  for (const name of ['tag.env', 'tag.owner', 'classification']) {
    const having = inventory.entities.filter((entity) => Object.hasOwn(entity, name)).length;
    expect(having).toBeGreaterThan(100);
    expect(having).toBeLessThan(1000);
  }
});

it('has relationships whose end is not there, and no other ends that disagree', () => {
  const keyOf = new Map(inventory.entities.map((entity) => [entity['_id'], entity['_key']]));
  const ends = inventory.relationships.flatMap((relationship) =>
    ['from', 'to'].map((end) => ({
      key: keyOf.get(relationship[`_${end}EntityId`]),
      written: relationship[`_${end}EntityKey`],
    })),
  );
  const missing = ends.filter(({ key }) => key === undefined);
  expect(missing).toHaveLength(13);
  expect(ends.filter(({ key, written }) => key !== written)).toEqual(missing);
});

it('lies in the past', () => {
  for (const object of [...inventory.entities, ...inventory.relationships]) {
    for (const [name, value] of Object.entries(object)) {
      if (!name.endsWith('On') || typeof value !== 'number') continue;
      expect(value).toBeGreaterThan(Date.UTC(2015));
      expect(value).toBeLessThan(Date.UTC(2026, 8, 2));
    }
  }
});
