/** Why a command ends with exit 2: one sentence that names the file, the place and what is wrong. */
export class CommandProblem extends Error {
  override readonly name = 'CommandProblem';
}
