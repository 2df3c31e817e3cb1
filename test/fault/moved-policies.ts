/** How many policies the process has that renames, deletes and brings them back. */
export const movedPolicies = 5;
