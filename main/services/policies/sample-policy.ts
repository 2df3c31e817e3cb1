/** The file name under which a new workspace gets the sample policy. */
export const samplePolicyName = 'github-repositories.policy.json';

/**
 * The documented example, `stringEquals {_type: github_repo}` on `query:ReadGraphData` (key page of 2022-01-27),
 * grown to what a person might make of it: the active people, the shape of the organisation and its build
 * machines, and no restricted data. Over the sample inventory it raises every verdict and five open questions.
 */
export const samplePolicyText = `{
  "permissions": [
    {
      "effect": "ALLOW",
      "actions": ["query:ReadGraphData"],
      "resources": ["*"],
      "condition": {
        "stringEquals": { "_type": "github_repo" }
      }
    },
    {
      "effect": "ALLOW",
      "actions": ["query:ReadGraphData"],
      "resources": ["*"],
      "condition": {
        "stringEquals": { "_type": ["github_user", "okta_user"], "active": true }
      }
    },
    {
      "effect": "ALLOW",
      "actions": ["query:ReadGraphData", "query:GetAccountEntity"],
      "resources": ["*"],
      "condition": {
        "queryFilters": [
          { "_type": ["github_account", "github_team"] },
          { "_type": ["github_account_owns_repo", "github_team_has_user"] },
          { "_class": "Host", "tag.service": "ci" }
        ]
      }
    },
    {
      "effect": "DENY",
      "actions": ["query:ReadGraphData", "persister:GetEntityRawData"],
      "resources": ["*"],
      "condition": {
        "stringEquals": { "classification": "restricted" }
      }
    }
  ]
}
`;
