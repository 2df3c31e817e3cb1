import { preparsePolicySet, statefulIsAuthorized } from '@cedar-policy/cedar-wasm/nodejs';
import type { Context, Response } from '@cedar-policy/cedar-wasm/nodejs';
import type { Policy } from '../../shared/policy/policy.ts';
import { cedarPolicies } from './cedar-translation.ts';

/** Cedar with one policy in it. */
export type CedarQuestion = (context: Context) => Response;

/**
 * Hands a policy to Cedar, which keeps it under its name until another takes the name; the answer asks about one
 * request. Throws where Cedar refuses the policy or the request.
 */
export function prepareCedar(name: string, policy: Policy): CedarQuestion {
  const parsed = preparsePolicySet(name, { staticPolicies: cedarPolicies(policy) });
  if (parsed.type === 'failure') throw new Error(parsed.errors.map((one) => one.message).join('; '));
  return (context) => {
    const answer = statefulIsAuthorized({
      principal: { type: 'Key', id: 'key' },
      action: { type: 'Action', id: 'ask' },
      resource: { type: 'Thing', id: 'thing' },
      context,
      preparsedPolicySetId: name,
      entities: [],
    });
    if (answer.type === 'failure') throw new Error(answer.errors.map((one) => one.message).join('; '));
    return answer.response;
  };
}
