import { sampleMoment } from './sample-graph.ts';
import type { SampleEntity, SampleGraph, SampleIntegration } from './sample-graph.ts';
import type { SampleRandom } from './sample-random.ts';
import { sampleTeams } from './sample-words.ts';
import type { SamplePerson } from './sample-words.ts';

const applications = [
  'Wiki',
  'Payroll',
  'Travel',
  'Chat',
  'Calendar',
  'Expenses',
  'Source control',
  'Ticketing',
  'Feedback',
  'Whiteboard',
  'Signing',
  'Monitoring',
  'Paging',
] as const;

/** Okta: one account with its people, their groups, applications and second factors. */
export function addSampleOkta(
  graph: SampleGraph,
  random: SampleRandom,
  people: readonly SamplePerson[],
): readonly SampleEntity[] {
  const integration = { type: 'okta', name: 'Okta', instanceId: random.uuid() };
  const account = graph.addEntity(
    integration,
    { key: 'okta_account:acme', type: 'okta_account', classes: ['Account'], displayName: 'acme' },
    { name: 'acme', supportEnabled: true, webLink: 'https://acme.okta.example' },
  );
  const users = people.map((person, index) => {
    const user = addUser(graph, integration, random, person);
    if (index < 80) {
      const factor = addFactor(graph, integration, random, index);
      if (index < 60) graph.relate('ASSIGNED', user, factor);
    }
    return user;
  });
  addGroups(graph, integration, random, users);
  addApplications(graph, integration, random, account);
  return users;
}

function addUser(
  graph: SampleGraph,
  integration: SampleIntegration,
  random: SampleRandom,
  person: SamplePerson,
): SampleEntity {
  return graph.addEntity(
    integration,
    { key: `00u${random.hex(17)}`, type: 'okta_user', classes: ['User'], displayName: person.email },
    {
      name: person.name,
      username: person.email,
      email: person.email,
      active: person.active,
      status: person.active ? 'ACTIVE' : 'DEPROVISIONED',
      verifiedEmails: person.active ? [person.email] : [],
      ...(random.chance(75) ? { department: random.pick(sampleTeams) } : {}),
      ...(random.chance(90) ? { lastLoginOn: sampleMoment(random, 120) } : {}),
      createdOn: sampleMoment(random, 1800),
    },
  );
}

function addFactor(
  graph: SampleGraph,
  integration: SampleIntegration,
  random: SampleRandom,
  index: number,
): SampleEntity {
  const factor = random.pick(['token:software:totp', 'webauthn', 'push']);
  return graph.addEntity(
    integration,
    { key: `mfa:${index + 1}`, type: 'mfa_device', classes: ['Key'], displayName: factor },
    { name: factor, factorType: factor, active: random.chance(94), createdOn: sampleMoment(random, 900) },
  );
}

function addGroups(
  graph: SampleGraph,
  integration: SampleIntegration,
  random: SampleRandom,
  users: readonly SampleEntity[],
): void {
  const leaver = graph.missingEntity(integration, 'okta_user', `00u${random.hex(17)}`);
  const names = ['everyone', ...sampleTeams, ...sampleTeams.slice(0, 9).map((team) => `${team}-oncall`)];
  for (const [index, name] of names.entries()) {
    const group = graph.addEntity(
      integration,
      { key: `00g${random.hex(17)}`, type: 'okta_user_group', classes: ['UserGroup'], displayName: name },
      { name, groupType: index === 0 ? 'BUILT_IN' : 'OKTA_GROUP', createdOn: sampleMoment(random, 1800) },
    );
    for (const user of random.some(users, 6)) graph.relate('HAS', group, user);
    if (index < 3) graph.relate('HAS', group, leaver);
  }
}

function addApplications(
  graph: SampleGraph,
  integration: SampleIntegration,
  random: SampleRandom,
  account: SampleEntity,
): void {
  for (let index = 0; index < 26; index += 1) {
    const base = applications[index % applications.length] ?? 'Wiki';
    const name = index < applications.length ? base : `${base} (test)`;
    const application = graph.addEntity(
      integration,
      { key: `0oa${random.hex(17)}`, type: 'okta_application', classes: ['Application'], displayName: name },
      {
        name,
        active: random.chance(90),
        signOnMode: random.pick(['SAML_2_0', 'OPENID_CONNECT', 'BOOKMARK']),
        isMultiInstance: false,
        ...(random.chance(50) ? { 'tag.owner': random.pick(sampleTeams) } : {}),
      },
    );
    graph.relate('HAS', account, application);
  }
}
