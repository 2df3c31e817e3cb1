import type { JsonObject } from '../../../shared/json/json-value.ts';
import { addSampleAws } from './sample-aws.ts';
import { addSampleEndpoints } from './sample-endpoints.ts';
import { addSampleGithub } from './sample-github.ts';
import { addSampleGoogleCloud } from './sample-google-cloud.ts';
import { createSampleGraph } from './sample-graph.ts';
import { addSampleJira } from './sample-jira.ts';
import { addSampleKubernetes } from './sample-kubernetes.ts';
import { addSampleOkta } from './sample-okta.ts';
import { createSampleRandom } from './sample-random.ts';
import { makeSamplePeople } from './sample-words.ts';

const seed = 20_260_901;

/** The name under which the sample stands among the stored entity sets. */
export const sampleInventoryName = 'Sample inventory';

/** Entities and relationships as flat objects, in an order that never changes. */
export interface SampleInventory {
  readonly entities: readonly JsonObject[];
  readonly relationships: readonly JsonObject[];
}

/**
 * Makes the inventory of a made-up company: 2,031 entities of 40 types and 25 classes with 1,500 relationships,
 * a few of which name an end that is not there. The same on every machine and at every call.
 */
export function makeSampleInventory(): SampleInventory {
  const random = createSampleRandom(seed);
  const graph = createSampleGraph(random);
  const people = makeSamplePeople(random, 120);
  addSampleGithub(graph, random, people);
  addSampleAws(graph, random, people);
  const users = addSampleOkta(graph, random, people);
  addSampleJira(graph, random, people);
  addSampleKubernetes(graph, random);
  addSampleGoogleCloud(graph, random);
  addSampleEndpoints(graph, random, users);
  return { entities: graph.entities, relationships: graph.relationships };
}
