import type { CommandName } from './command-words.ts';

const settle = `  --settle LIST        question=answer,… read left to right over the answers of the latchkey.json beside
                       the policy file; "literal" settles all, "open" is an answer of any question`;

const sets = `  --entities SET       a file of entities, - for standard input, or the name of a stored set such as
                       "Sample inventory"; may repeat, all together are one set`;

const overall = `latchkey: what a JupiterOne API key may do and see, worked out from its policy.

  latchkey lint FILE…                                    problems of policies
  latchkey simulate --policy FILE --entities SET         what the key sees of a set
  latchkey explain --policy FILE --entities SET --entity ID   why it sees one object, or not
  latchkey decide --cases FILE                           single requests, one a line
  latchkey help COMMAND                                  the options of a command
  latchkey --version

Exit 0: fine. 1: findings. 2: bad usage or unreadable input, with one line on standard error.
The answers agree with our reading of the documents; not checked against JupiterOne.
`;

const lint = `latchkey lint FILE… [options]: problems of policies; - is standard input.

  --format FORMAT      text (default) or json
  --fail-on SEVERITY   exit 1 at or above error (default), warning or info
  --fix                rewrite the files where undecidable text has only one reading
${settle}
`;

const simulate = `latchkey simulate --policy FILE --entities SET [options]: what the key sees of a set.

  --policy FILE        the policy; - is standard input
${sets}
  --door DOOR          query (default), lookup or rawData; the last two are inferred, and of entities alone
  --decisions FILE     the decision on each object, a line of JSON each; with - standard output carries
                       them alone, without the summary
  --format FORMAT      text (default) or json
${settle}
`;

const explain = `latchkey explain --policy FILE --entities SET --entity ID [options]: why it sees one object, or not.

  --policy FILE        the policy; - is standard input
${sets}
  --entity ID          an entity or a relationship: its _id, else its _key, else #position in the set
  --format FORMAT      text (default) or json
${settle}
`;

const decide = `latchkey decide --cases FILE [options]: single requests, a line of JSON each; - is standard input.

  in:  {"policy":object or text,"request":{"action","resource","properties"?}}
  out: {"verdict","reason","permissions","questions"}, or {"error":{"line","message"}}; then exit 2 at the end

  --format json        the only format there is
  --settle LIST        question=answer,… read left to right over the program's defaults; "literal" settles
                       all, "open" is an answer of any question
`;

const texts: Readonly<Record<CommandName, string>> = {
  help: overall,
  lint,
  simulate,
  explain,
  decide,
};

/** What `help` prints: of one command, or of all where none is named. */
export function helpText(topic: CommandName | null): string {
  return texts[topic ?? 'help'];
}
