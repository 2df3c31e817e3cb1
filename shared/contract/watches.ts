import { z } from 'zod';
import { call } from '../rpc/contract.ts';

/** The most objects that are watched for one policy. */
export const maximumWatches = 100;

const watch = z.strictObject({
  kind: z.enum(['entity', 'relationship']),
  /** What reports call the object. */
  id: z.string().min(1).max(4096),
});

const policyName = z.string().min(1).max(4096);
const watches = z.strictObject({ watches: z.array(watch).max(maximumWatches) });

/** The objects whose verdicts a person watches, kept with each policy of the workspace folder. */
export const watchesContract = {
  'watches.read': call(z.strictObject({ policy: policyName }), watches),
  /** Replaces the watches of a policy; answered once they are on disk. */
  'watches.write': call(z.strictObject({ policy: policyName, ...watches.shape }), z.strictObject({})),
};
