import type { JsonObject } from '../../../shared/json/json-value.ts';
import { sampleMoment } from './sample-graph.ts';
import type { SampleEntity, SampleGraph, SampleIntegration } from './sample-graph.ts';
import type { SampleRandom } from './sample-random.ts';
import { sampleClassification, sampleServiceName, sampleTeams } from './sample-words.ts';
import type { SamplePerson } from './sample-words.ts';

const languages = ['TypeScript', 'Go', 'Python', 'Java', 'Rust', 'HCL'] as const;
const topics = ['backend', 'frontend', 'library', 'terraform', 'internal-tool', 'deprecated'] as const;

/** GitHub: two organisations with repositories, teams, members, pull requests and issues. */
export function addSampleGithub(
  graph: SampleGraph,
  random: SampleRandom,
  people: readonly SamplePerson[],
): void {
  const integration = { type: 'github', name: 'GitHub', instanceId: random.uuid() };
  const accounts = ['acme', 'acme-labs'].map((login) =>
    graph.addEntity(
      integration,
      { key: `github_account:${login}`, type: 'github_account', classes: ['Account'], displayName: login },
      { name: login, login, verified: login === 'acme', webLink: `https://github.example/${login}` },
    ),
  );
  const users = people.slice(0, 96).map((person) => addUser(graph, integration, random, person));
  const repositories = Array.from({ length: 186 }, (_, index) =>
    addRepository(graph, integration, random, index),
  );
  addTeams(graph, integration, random, users);

  for (const [index, repository] of repositories.entries()) {
    const account = accounts[index % 6 === 5 ? 1 : 0];
    if (account !== undefined) graph.relate('OWNS', account, repository);
  }
  for (let number = 0; number < 6; number += 1) {
    const removed = graph.missingEntity(integration, 'github_repo', `github_repo:acme/retired-${number + 1}`);
    graph.relate('OWNS', random.pick(accounts), removed);
  }
  for (let number = 1; number <= 120; number += 1) {
    const pullRequest = addPullRequest(graph, integration, random, number);
    graph.relate('HAS', random.pick(repositories), pullRequest);
  }
  for (let number = 1; number <= 54; number += 1) {
    graph.relate('HAS', random.pick(repositories), addIssue(graph, integration, random, number));
  }
}

function addRepository(
  graph: SampleGraph,
  integration: SampleIntegration,
  random: SampleRandom,
  index: number,
): SampleEntity {
  const organisation = index % 6 === 5 ? 'acme-labs' : 'acme';
  const name = index === 0 ? 'payments' : sampleServiceName(index);
  const template = random.chance(6);
  const open = random.chance(14);
  return graph.addEntity(
    integration,
    {
      key: `github_repo:${organisation}/${name}`,
      type: 'github_repo',
      classes: template ? ['CodeRepo', 'Application'] : ['CodeRepo'],
      displayName: `${organisation}/${name}`,
    },
    {
      name,
      fullName: `${organisation}/${name}`,
      owner: organisation,
      visibility: open ? 'public' : 'private',
      public: open,
      archived: random.chance(9),
      isTemplate: template,
      language: random.chance(94) ? random.pick(languages) : null,
      topics: random.some(topics, random.below(4)),
      forks: random.below(30),
      openIssues: random.below(60),
      sizeKb: random.below(400_000),
      createdOn: sampleMoment(random, 2000),
      pushedOn: sampleMoment(random, 200),
      webLink: `https://github.example/${organisation}/${name}`,
      ...(random.chance(80) ? { classification: sampleClassification(random) } : {}),
      ...(random.chance(65) ? { 'tag.owner': random.pick(sampleTeams) } : {}),
      ...(random.chance(15) ? { 'tag.service': 'ci' } : {}),
    },
  );
}

function addUser(
  graph: SampleGraph,
  integration: SampleIntegration,
  random: SampleRandom,
  person: SamplePerson,
): SampleEntity {
  const login = person.login.replace('.', '-');
  return graph.addEntity(
    integration,
    { key: `github_user:${login}`, type: 'github_user', classes: ['User'], displayName: login },
    {
      name: person.name,
      login,
      username: login,
      active: person.active,
      mfaEnabled: random.chance(93),
      siteAdmin: random.chance(4),
      role: random.chance(8) ? 'ADMIN' : 'MEMBER',
      ...(random.chance(60) ? { email: person.email } : {}),
    },
  );
}

function addTeams(
  graph: SampleGraph,
  integration: SampleIntegration,
  random: SampleRandom,
  users: readonly SampleEntity[],
): void {
  const names = [...sampleTeams, ...sampleTeams.slice(0, 8).map((team) => `${team}-leads`)];
  for (const name of names) {
    const team = graph.addEntity(
      integration,
      { key: `github_team:acme/${name}`, type: 'github_team', classes: ['UserGroup'], displayName: name },
      {
        name,
        privacy: random.pick(['closed', 'closed', 'secret']),
        memberCount: 7,
        createdOn: sampleMoment(random, 1500),
      },
    );
    for (const user of random.some(users, 7)) graph.relate('HAS', team, user);
  }
}

function addPullRequest(
  graph: SampleGraph,
  integration: SampleIntegration,
  random: SampleRandom,
  number: number,
): SampleEntity {
  const title = random.pick([
    'Retry on timeout',
    'Bump base image',
    'Add index',
    'Fix flaky test',
    'Drop old route',
  ]);
  const state = random.pick(['OPEN', 'MERGED', 'MERGED', 'CLOSED']);
  return addNumbered(graph, integration, 'github_pullrequest', 'PR', number, title, {
    state,
    open: state === 'OPEN',
    merged: state === 'MERGED',
    approved: random.chance(70),
    commitsCount: 1 + random.below(18),
    labels: random.some(['bug', 'dependencies', 'security', 'docs'], random.below(3)),
    createdOn: sampleMoment(random, 300),
  });
}

function addIssue(
  graph: SampleGraph,
  integration: SampleIntegration,
  random: SampleRandom,
  number: number,
): SampleEntity {
  const title = random.pick([
    'Login loops',
    'Report is empty',
    'Slow start',
    'Wrong total',
    'Missing header',
  ]);
  return addNumbered(graph, integration, 'github_issue', 'Issue', number, title, {
    open: random.chance(55),
    labels: random.some(['bug', 'question', 'customer'], random.below(3)),
    createdOn: sampleMoment(random, 400),
  });
}

function addNumbered(
  graph: SampleGraph,
  integration: SampleIntegration,
  type: string,
  className: string,
  number: number,
  title: string,
  properties: JsonObject,
): SampleEntity {
  return graph.addEntity(
    integration,
    { key: `${type}:${number}`, type, classes: [className], displayName: `#${number} ${title}` },
    { name: title, number, ...properties },
  );
}
