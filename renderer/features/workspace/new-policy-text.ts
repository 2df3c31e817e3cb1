/** What a new policy file begins with: a key that sees the entities of one type (key page of 2022-05-10). */
export const newPolicyText = `{
  "permissions": [
    {
      "effect": "ALLOW",
      "actions": ["query:ReadGraphData"],
      "resources": ["*"],
      "condition": { "stringEquals": { "_type": "github_repo" } }
    }
  ]
}
`;
