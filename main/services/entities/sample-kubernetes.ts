import type { JsonObject } from '../../../shared/json/json-value.ts';
import { sampleMoment } from './sample-graph.ts';
import type { SampleEntity, SampleGraph } from './sample-graph.ts';
import type { SampleRandom } from './sample-random.ts';
import { sampleServiceName, sampleTeams } from './sample-words.ts';

/** Kubernetes: three clusters with namespaces, deployments, pods, services and secrets. */
export function addSampleKubernetes(graph: SampleGraph, random: SampleRandom): void {
  const integration = { type: 'kubernetes', name: 'Kubernetes', instanceId: random.uuid() };
  const add = (type: string, className: string, name: string, properties: JsonObject): SampleEntity =>
    graph.addEntity(
      integration,
      { key: random.uuid(), type, classes: [className], displayName: name },
      {
        name,
        resourceVersion: String(1000 + random.below(90_000)),
        createdOn: sampleMoment(random, 600),
        ...properties,
      },
    );

  const clusters = ['prod-1', 'staging-1', 'dev-1'].map((name) =>
    add('kube_cluster', 'Cluster', name, {
      server: `https://${name}.kube.example:6443`,
      skipTlsVerify: false,
    }),
  );
  const namespaceNames = ['default', 'kube-system', ...sampleTeams, 'ci', 'ingress', 'monitoring', 'sandbox'];
  const namespaces = namespaceNames.map((name, index) => {
    const namespace = add('kube_namespace', 'Group', name, {
      finalizers: ['kubernetes'],
      'status.phase': 'Active',
      ...(index > 1 ? { 'tag.owner': random.pick(sampleTeams) } : {}),
    });
    graph.relate('CONTAINS', random.pick(clusters), namespace);
    return namespace;
  });
  const deployments = Array.from({ length: 50 }, (_, index) => {
    const replicas = 1 + random.below(5);
    const deployment = add('kube_deployment', 'Deployment', sampleServiceName(index), {
      replicas,
      readyReplicas: random.chance(90) ? replicas : replicas - 1,
      paused: random.chance(4),
      images: random.some(['base:22', 'proxy:3', 'agent:7'], 1 + random.below(2)),
    });
    graph.relate('CONTAINS', random.pick(namespaces), deployment);
    return deployment;
  });
  for (let index = 0; index < 90; index += 1) {
    const deployment = deployments[index % deployments.length];
    const name = `${sampleServiceName(index % deployments.length)}-${random.hex(5)}`;
    const pod = add('kube_pod', 'Task', name, {
      'status.phase': random.pick(['Running', 'Running', 'Running', 'Pending', 'Failed']),
      restartCount: random.below(8),
      hostNetwork: random.chance(5),
      privileged: random.chance(6),
    });
    if (deployment !== undefined) graph.relate('MANAGES', deployment, pod);
  }
  for (let index = 0; index < 32; index += 1) {
    add('kube_service', 'Service', sampleServiceName(index), {
      serviceType: random.pick(['ClusterIP', 'ClusterIP', 'LoadBalancer']),
      ports: random.some([80, 443, 8080, 9090], 1 + random.below(2)),
    });
  }
  for (let index = 0; index < 40; index += 1) {
    add('kube_secret', 'Vault', `${sampleServiceName(index)}-secret`, {
      secretType: 'Opaque',
      immutable: random.chance(20),
      classification: random.chance(50) ? 'restricted' : 'confidential',
    });
  }
}
