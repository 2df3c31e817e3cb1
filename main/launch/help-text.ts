/** What `--help` prints. */
export const launchHelp = `Latchkey opens its window, in the desktop's own or in a browser: npm start -- [OPTION …]

  --workspace DIR  open this folder of policies; else the one used last, at first "workspace" in the profile folder
  --no-open        open no window: print the address of one and serve until Ctrl-C
  --port N         serve the window in a browser on this port; else on any free one
  --help           print this

A workspace is a folder of *.policy.json files, with the answers to open questions in one latchkey.json.
Unsaved text, settings and imported entities are in the profile folder; LATCHKEY_PROFILE names another one.
A second start opens the window of the first anew, with --workspace on that folder.
The command line is another program: npm run -s latchkey -- help
`;
