import { sampleMoment } from './sample-graph.ts';
import type { SampleGraph } from './sample-graph.ts';
import type { SampleRandom } from './sample-random.ts';
import { sampleClassification, sampleServiceName, sampleTags } from './sample-words.ts';

const zones = ['europe-west3-a', 'us-central1-b'] as const;

/** Google Cloud: five projects with machines, buckets, service accounts and functions. */
export function addSampleGoogleCloud(graph: SampleGraph, random: SampleRandom): void {
  const integration = { type: 'google_cloud', name: 'Google Cloud', instanceId: random.uuid() };
  const projects = ['analytics', 'ml', 'maps', 'sandbox', 'shared'].map((name) =>
    graph.addEntity(
      integration,
      {
        key: `projects/acme-${name}`,
        type: 'google_cloud_project',
        classes: ['Account', 'Project'],
        displayName: `acme-${name}`,
      },
      {
        name: `acme-${name}`,
        projectNumber: String(100_000_000 + random.below(900_000_000)),
        lifecycleState: 'ACTIVE',
      },
    ),
  );
  for (let index = 0; index < 40; index += 1) {
    const name = `${sampleServiceName(index)}-vm`;
    const machine = graph.addEntity(
      integration,
      { key: `compute/${name}`, type: 'google_compute_instance', classes: ['Host'], displayName: name },
      {
        name,
        zone: random.pick(zones),
        active: random.chance(85),
        canIpForward: random.chance(10),
        diskSizeGb: random.pick([10, 50, 200]),
        networkTags: random.some(['http', 'internal', 'batch'], random.below(3)),
        createdOn: sampleMoment(random, 700),
        ...sampleTags(random),
      },
    );
    graph.relate('HAS', random.pick(projects), machine);
  }
  for (let index = 0; index < 28; index += 1) {
    const name = `acme-${sampleServiceName(index)}-data`;
    graph.addEntity(
      integration,
      { key: `storage/${name}`, type: 'google_storage_bucket', classes: ['DataStore'], displayName: name },
      {
        name,
        public: random.chance(6),
        encrypted: true,
        retentionDays: random.chance(40) ? random.pick([30, 90, 365]) : null,
        classification: sampleClassification(random),
        ...sampleTags(random),
      },
    );
  }
  for (let index = 0; index < 22; index += 1) {
    const name = `${sampleServiceName(index)}-sa`;
    graph.addEntity(
      integration,
      { key: `iam/${name}`, type: 'google_iam_service_account', classes: ['User'], displayName: name },
      {
        name,
        active: random.chance(92),
        username: name,
        oauth2ClientId: String(random.below(1_000_000_000)),
      },
    );
  }
  for (let index = 0; index < 24; index += 1) {
    const name = `${sampleServiceName(index)}-trigger`;
    graph.addEntity(
      integration,
      { key: `functions/${name}`, type: 'google_cloud_function', classes: ['Function'], displayName: name },
      {
        name,
        runtime: random.pick(['nodejs22', 'python313', 'go124']),
        timeoutSeconds: random.pick([60, 540]),
        ...sampleTags(random),
      },
    );
  }
}
