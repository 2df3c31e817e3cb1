import { sampleMoment } from './sample-graph.ts';
import type { SampleGraph } from './sample-graph.ts';
import type { SampleRandom } from './sample-random.ts';
import { sampleTeams } from './sample-words.ts';
import type { SamplePerson } from './sample-words.ts';

/** Jira: one account with a project a team, people and issues. */
export function addSampleJira(
  graph: SampleGraph,
  random: SampleRandom,
  people: readonly SamplePerson[],
): void {
  const integration = { type: 'jira', name: 'Jira', instanceId: random.uuid() };
  const account = graph.addEntity(
    integration,
    { key: 'jira_account:acme', type: 'jira_account', classes: ['Account'], displayName: 'Jira' },
    { name: 'Jira', baseUrl: 'https://acme.jira.example', buildNumber: 100_187 },
  );
  for (const [index, person] of people.slice(0, 50).entries()) {
    graph.addEntity(
      integration,
      { key: `jira_user_${index + 1}`, type: 'jira_user', classes: ['User'], displayName: person.name },
      {
        name: person.name,
        active: person.active,
        accountType: index % 17 === 16 ? 'app' : 'atlassian',
        ...(random.chance(50) ? { email: person.email } : {}),
      },
    );
  }
  const projects = sampleTeams.map((team) => {
    const key = team.slice(0, 4).toUpperCase();
    const project = graph.addEntity(
      integration,
      { key: `jira_project_${key}`, type: 'jira_project', classes: ['Project'], displayName: key },
      { name: team, key, isPrivate: team === 'security', simplified: random.chance(20), style: 'classic' },
    );
    graph.relate('HAS', account, project);
    return { project, key };
  });
  for (let index = 0; index < 80; index += 1) {
    const { project, key } = random.pick(projects);
    const title = random.pick([
      'Rotate the keys',
      'Upgrade the cluster',
      'Review access',
      'Plan the release',
    ]);
    const issue = graph.addEntity(
      integration,
      {
        key: `jira_issue_${1000 + index}`,
        type: 'jira_issue',
        classes: ['Issue'],
        displayName: `${key}-${index + 1}`,
      },
      {
        name: `${key}-${index + 1}`,
        summary: title,
        issueType: random.pick(['Task', 'Bug', 'Story']),
        status: random.pick(['To Do', 'In Progress', 'Done']),
        priority: 1 + random.below(5),
        components: random.some(['api', 'ui', 'build'], random.below(3)),
        dueOn: random.chance(30) ? sampleMoment(random, 60) : null,
        createdOn: sampleMoment(random, 500),
      },
    );
    graph.relate('HAS', project, issue);
  }
}
