import { sampleMoment } from './sample-graph.ts';
import type { SampleEntity, SampleGraph, SampleIntegration } from './sample-graph.ts';
import type { SampleRandom } from './sample-random.ts';
import { sampleClassification, sampleServiceName, sampleTags, sampleTeams } from './sample-words.ts';
import type { SamplePerson } from './sample-words.ts';

const regions = ['us-east-1', 'eu-central-1', 'ap-southeast-2'] as const;
const bucketUses = [
  'logs',
  'backups',
  'exports',
  'uploads',
  'artifacts',
  'reports',
  'images',
  'audit',
] as const;

/** Amazon Web Services: four accounts with compute, storage, networks and access. */
export function addSampleAws(
  graph: SampleGraph,
  random: SampleRandom,
  people: readonly SamplePerson[],
): void {
  const integration = { type: 'aws', name: 'AWS', instanceId: random.uuid() };
  const accounts = ['prod', 'staging', 'dev', 'shared'].map((name, index) => {
    const accountId = `${index + 1}`.repeat(12);
    return graph.addEntity(
      integration,
      {
        key: `arn:aws:iam::${accountId}:root`,
        type: 'aws_account',
        classes: ['Account'],
        displayName: `acme-${name}`,
      },
      { name: `acme-${name}`, accountId, production: name === 'prod', vendor: 'AWS' },
    );
  });
  addNetworks(graph, integration, random, accounts);
  addStores(graph, integration, random);
  addAccess(graph, integration, random, people, accounts);
}

function addNetworks(
  graph: SampleGraph,
  integration: SampleIntegration,
  random: SampleRandom,
  accounts: readonly SampleEntity[],
): void {
  const networks = Array.from({ length: 8 }, (_, index) =>
    addNamed(graph, integration, random, 'aws_vpc', 'Network', `vpc-${random.hex(8)}`, {
      CIDR: `10.${index * 16}.0.0/16`,
      internal: true,
      default: index % 4 === 3,
    }),
  );
  for (let index = 0; index < 28; index += 1) {
    const subnet = addNamed(graph, integration, random, 'aws_subnet', 'Network', `subnet-${random.hex(8)}`, {
      CIDR: `10.${(index % 8) * 16}.${index}.0/24`,
      public: index % 4 === 0,
    });
    graph.relate('CONTAINS', random.pick(networks), subnet);
  }
  const firewalls = Array.from({ length: 60 }, (_, index) =>
    addNamed(graph, integration, random, 'aws_security_group', 'Firewall', `${sampleServiceName(index)}-sg`, {
      category: ['network', 'host'],
      ingressPorts: random.some(['22', '80', '443', '5432', '8080'], 1 + random.below(3)),
    }),
  );
  for (let index = 0; index < 120; index += 1) {
    const host = addInstance(graph, integration, random, index);
    graph.relate('HAS', random.pick(accounts), host);
    if (index % 2 === 0) graph.relate('PROTECTS', random.pick(firewalls), host);
  }
  for (let number = 0; number < 4; number += 1) {
    const terminated = graph.missingEntity(integration, 'aws_instance', `i-${random.hex(17)}`);
    graph.relate('PROTECTS', random.pick(firewalls), terminated);
  }
}

function addInstance(
  graph: SampleGraph,
  integration: SampleIntegration,
  random: SampleRandom,
  index: number,
): SampleEntity {
  const instanceId = `i-${random.hex(17)}`;
  const name = `${sampleServiceName(index)}-${1 + random.below(4)}`;
  const state = random.pick(['running', 'running', 'running', 'stopped']);
  return graph.addEntity(
    integration,
    {
      key: `arn:aws:ec2:instance/${instanceId}`,
      type: 'aws_instance',
      classes: ['Host'],
      displayName: name,
    },
    {
      name,
      instanceId,
      region: random.pick(regions),
      state,
      active: state === 'running',
      platform: random.chance(85) ? 'linux' : 'windows',
      privateIpAddress: `10.${random.below(128)}.${random.below(256)}.${1 + random.below(254)}`,
      publicIpAddress: random.chance(12) ? [`203.0.113.${1 + random.below(254)}`] : [],
      cpuCount: random.pick([2, 4, 8, 16]),
      memoryGb: random.pick([3.75, 8, 16, 30.5, 64]),
      encrypted: random.chance(82),
      launchedOn: sampleMoment(random, 400),
      ...(random.chance(40) ? { classification: sampleClassification(random) } : {}),
      ...sampleTags(random),
    },
  );
}

function addStores(graph: SampleGraph, integration: SampleIntegration, random: SampleRandom): void {
  for (let index = 0; index < 90; index += 1) {
    const environment = random.pick(['prod', 'staging', 'dev']);
    const use = bucketUses[index % bucketUses.length] ?? 'logs';
    const team = sampleTeams[Math.floor(index / bucketUses.length) % sampleTeams.length];
    const name = index === 0 ? 'prod-logs' : `${environment}-${team ?? 'data'}-${use}`;
    graph.addEntity(
      integration,
      {
        key: `arn:aws:s3:::acme-${name}-${index}`,
        type: 'aws_s3_bucket',
        classes: ['DataStore'],
        displayName: name,
      },
      {
        name,
        public: random.chance(7),
        encrypted: random.chance(88),
        versioningEnabled: random.chance(60),
        sizeBytes: random.below(2_000_000_000),
        region: random.pick(regions),
        ...(random.chance(85) ? { classification: sampleClassification(random) } : {}),
        ...sampleTags(random),
      },
    );
  }
  for (let index = 0; index < 30; index += 1) {
    const name = `${sampleServiceName(index)}-db`;
    graph.addEntity(
      integration,
      {
        key: `arn:aws:rds:db:${name}`,
        type: 'aws_db_instance',
        classes: ['Database', 'DataStore', 'Host'],
        displayName: name,
      },
      {
        name,
        engine: random.pick(['postgres', 'mysql']),
        engineVersion: random.pick(['15.4', '16.2', '8.0']),
        port: random.pick([5432, 3306]),
        multiAz: random.chance(45),
        encrypted: random.chance(90),
        backupRetentionDays: random.pick([0, 7, 14, 35]),
        classification: sampleClassification(random),
        ...sampleTags(random),
      },
    );
  }
  for (let index = 0; index < 20; index += 1) {
    addNamed(graph, integration, random, 'aws_kms_key', 'Key', `${sampleServiceName(index * 3)}-key`, {
      rotationEnabled: random.chance(70),
      enabled: random.chance(95),
    });
  }
}

function addAccess(
  graph: SampleGraph,
  integration: SampleIntegration,
  random: SampleRandom,
  people: readonly SamplePerson[],
  accounts: readonly SampleEntity[],
): void {
  const policies = Array.from({ length: 48 }, (_, index) =>
    addNamed(
      graph,
      integration,
      random,
      'aws_iam_policy',
      'AccessPolicy',
      `${sampleServiceName(index)}-policy`,
      {
        admin: index % 16 === 0,
        attachmentCount: random.below(9),
      },
    ),
  );
  const roles = Array.from({ length: 80 }, (_, index) => {
    const role = addNamed(
      graph,
      integration,
      random,
      'aws_iam_role',
      'AccessRole',
      `${sampleServiceName(index)}-role`,
      { path: '/', maxSessionSeconds: random.pick([3600, 14_400, 43_200]) },
    );
    if (index < 45) graph.relate('ASSIGNED', role, random.pick(policies));
    return role;
  });
  for (const person of people.slice(0, 48)) {
    const user = addNamed(graph, integration, random, 'aws_iam_user', 'User', person.login, {
      active: person.active,
      mfaEnabled: random.chance(80),
      passwordLastUsed: random.chance(70) ? sampleMoment(random, 200) : null,
      accessKeyCount: random.below(3),
    });
    graph.relate('HAS', random.pick(accounts), user);
  }
  for (let index = 0; index < 96; index += 1) {
    const lambda = addNamed(
      graph,
      integration,
      random,
      'aws_lambda_function',
      'Function',
      `${sampleServiceName(index)}-fn`,
      {
        runtime: random.pick(['nodejs22.x', 'python3.13', 'provided.al2023']),
        timeoutSeconds: random.pick([3, 30, 900]),
        memoryMb: random.pick([128, 256, 1024]),
        ...sampleTags(random),
      },
    );
    if (index < 30) graph.relate('USES', lambda, random.pick(roles));
  }
}

function addNamed(
  graph: SampleGraph,
  integration: SampleIntegration,
  random: SampleRandom,
  type: string,
  className: string,
  name: string,
  properties: Parameters<SampleGraph['addEntity']>[2],
): SampleEntity {
  return graph.addEntity(
    integration,
    { key: `arn:aws:${type.slice('aws_'.length)}/${name}`, type, classes: [className], displayName: name },
    { name, region: random.pick(regions), ...properties },
  );
}
