import { sampleMoment } from './sample-graph.ts';
import type { SampleEntity, SampleGraph } from './sample-graph.ts';
import type { SampleRandom } from './sample-random.ts';

/** Endpoints: laptops and build machines with their agents, owned by people. */
export function addSampleEndpoints(
  graph: SampleGraph,
  random: SampleRandom,
  owners: readonly SampleEntity[],
): void {
  const integration = { type: 'endpoints', name: 'Endpoints', instanceId: random.uuid() };
  for (let index = 0; index < 105; index += 1) {
    const build = index % 15 === 14;
    const name = build ? `build-${index}` : `laptop-${index + 10}`;
    const device = graph.addEntity(
      integration,
      {
        key: `endpoint:${random.hex(12)}`,
        type: 'user_endpoint',
        classes: ['Host', 'Device'],
        displayName: name,
      },
      {
        name,
        serial: random.hex(10).toUpperCase(),
        platform: random.pick(['darwin', 'windows', 'linux']),
        encrypted: random.chance(94),
        managed: random.chance(90),
        memoryGb: random.pick([16, 32, 64]),
        macAddress: Array.from({ length: 1 + random.below(2) }, () => random.hex(12)),
        lastSeenOn: sampleMoment(random, 45),
        ...(build ? { 'tag.service': 'ci', 'tag.env': 'production' } : {}),
      },
    );
    const owner = owners[index];
    if (!build && owner !== undefined) graph.relate('OWNS', owner, device);
    if (index < 80) {
      const agent = graph.addEntity(
        integration,
        {
          key: `agent:${random.hex(12)}`,
          type: 'hostagent',
          classes: ['HostAgent'],
          displayName: `agent on ${name}`,
        },
        {
          name: `agent on ${name}`,
          version: random.pick(['7.1.0', '7.2.3', '6.9.0']),
          active: random.chance(92),
          policies: random.some(['baseline', 'usb', 'dlp'], 1 + random.below(3)),
          function: ['anti-malware', 'activity-monitor'],
        },
      );
      graph.relate('PROTECTS', agent, device);
    }
  }
}
