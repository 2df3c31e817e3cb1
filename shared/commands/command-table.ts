/** Where a command stands in the menu and under which heading in the palette. */
export type CommandGroup = 'file' | 'edit' | 'policy' | 'entities' | 'view' | 'help';

/** One action that a person can ask for, as every menu, the palette and the shortcuts page show it. */
export interface CommandEntry {
  readonly id: string;
  readonly group: CommandGroup;
  /** What it is called, in Title Case; an ellipsis where it asks before it acts. */
  readonly words: string;
  /** Other words under which a person may look for it. */
  readonly keywords?: string;
  /** Its keys as `Mod+Shift+S`, where Mod is Ctrl, on a Mac the command key; absent where it has none. */
  readonly keys?: string;
  /** More keys that do the same, for those who know them from elsewhere. */
  readonly otherKeys?: readonly string[];
  /** Whether the editor hears the keys by itself while it has the focus, so that the window must not. */
  readonly editor?: true;
  /** Whether the window hears the keys only as a desktop window: a browser does the same by itself. */
  readonly desktop?: true;
}

/** The groups in the order of the menu, with their headings. */
export const commandGroups: readonly (readonly [group: CommandGroup, label: string])[] = [
  ['file', 'File'],
  ['edit', 'Edit'],
  ['policy', 'Policy'],
  ['entities', 'Entities'],
  ['view', 'View'],
  ['help', 'Help'],
];

/**
 * Every action of the window. A menu, the palette, a shortcut and a context menu name a command by its id, so that
 * one action has one name, one set of keys and one place where it is done.
 */
export const commandTable = [
  { id: 'policy.new', group: 'file', words: 'New Policy…', keywords: 'create file' },
  {
    id: 'policy.open',
    group: 'file',
    words: 'Go to Policy…',
    keywords: 'open file quick',
    keys: 'Mod+P',
  },
  { id: 'workspace.open', group: 'file', words: 'Open Folder…', keywords: 'workspace' },
  { id: 'policy.save', group: 'file', words: 'Save', keys: 'Mod+S' },
  { id: 'policy.reload', group: 'file', words: 'Revert to File', keywords: 'reload discard' },
  { id: 'policy.rename', group: 'file', words: 'Rename Policy…', keywords: 'move folder', keys: 'F2' },
  { id: 'policy.duplicate', group: 'file', words: 'Duplicate Policy', keywords: 'copy' },
  { id: 'policy.delete', group: 'file', words: 'Delete Policy', keywords: 'remove' },
  { id: 'policy.undelete', group: 'file', words: 'Undo Delete', keywords: 'restore bring back' },
  { id: 'policy.copyPath', group: 'file', words: 'Copy Path', keywords: 'file name' },
  { id: 'policy.close', group: 'file', words: 'Close Policy', keywords: 'tab', keys: 'Alt+W' },
  {
    id: 'policy.keepMine',
    group: 'file',
    words: 'Keep My Text over the Changed File',
    keywords: 'conflict overwrite',
  },
  { id: 'edit.undo', group: 'edit', words: 'Undo', keys: 'Mod+Z', editor: true },
  { id: 'edit.redo', group: 'edit', words: 'Redo', keys: 'Mod+Shift+Z', editor: true },
  { id: 'edit.cut', group: 'edit', words: 'Cut', keys: 'Mod+X', editor: true },
  { id: 'edit.copy', group: 'edit', words: 'Copy', keys: 'Mod+C', editor: true },
  { id: 'edit.paste', group: 'edit', words: 'Paste', keys: 'Mod+V', editor: true },
  { id: 'edit.find', group: 'edit', words: 'Find', keys: 'Mod+F', editor: true },
  { id: 'edit.replace', group: 'edit', words: 'Find and Replace', keys: 'Mod+Alt+F', editor: true },
  {
    id: 'edit.suggest',
    group: 'policy',
    words: 'Trigger Suggest',
    keywords: 'complete completion',
    keys: 'Ctrl+Space',
    editor: true,
  },
  {
    id: 'policy.goTo',
    group: 'policy',
    words: 'Go to Permission…',
    keywords: 'outline symbol',
    keys: 'Mod+Shift+O',
  },
  {
    id: 'edit.format',
    group: 'policy',
    words: 'Format Policy',
    keywords: 'lay out indent',
    keys: 'Shift+Alt+F',
    editor: true,
  },
  {
    id: 'edit.explain',
    group: 'policy',
    words: 'Explain What Is at the Cursor',
    keywords: 'hover documents help',
    editor: true,
  },
  { id: 'edit.quickFix', group: 'policy', words: 'Quick Fix…', keys: 'Mod+.', editor: true },
  { id: 'edit.nextProblem', group: 'policy', words: 'Go to Next Problem', keys: 'F8', editor: true },
  {
    id: 'policy.copyRequest',
    group: 'policy',
    words: 'Copy as CreateToken…',
    keywords: 'graphql curl mutation variables key',
  },
  {
    id: 'policy.pasteRequest',
    group: 'policy',
    words: 'Paste from CreateToken…',
    keywords: 'graphql curl mutation variables key',
  },
  { id: 'policy.compare', group: 'policy', words: 'Compare with File', keywords: 'diff changes' },
  { id: 'history.show', group: 'policy', words: 'Show History', keywords: 'saves revisions restore' },
  {
    id: 'report.copyReach',
    group: 'policy',
    words: 'Copy Reach as Markdown',
    keywords: 'report share counts policy',
  },
  { id: 'report.saveReach', group: 'policy', words: 'Save Reach as HTML…', keywords: 'report export page' },
  { id: 'answers.open', group: 'policy', words: 'Settle Questions…', keywords: 'answers open assumed' },
  { id: 'simulation.again', group: 'policy', words: 'Decide Again', keywords: 'simulate refresh' },
  { id: 'simulation.stop', group: 'policy', words: 'Stop Deciding', keywords: 'cancel simulate' },
  {
    id: 'whatIf.back',
    group: 'policy',
    words: 'Back to the Text',
    keywords: 'what if tried end clear',
  },
  { id: 'entities.open', group: 'entities', words: 'Open Entities…', keywords: 'import set inventory' },
  {
    id: 'entities.type',
    group: 'entities',
    words: 'Type an Entity…',
    keywords: 'what if by hand new object',
  },
  {
    id: 'entities.editCopy',
    group: 'entities',
    words: 'Edit a Copy of the Explained Object…',
    keywords: 'what if by hand',
  },
  {
    id: 'objects.entities',
    group: 'entities',
    words: 'List Entities',
    keywords: 'show objects kind',
  },
  {
    id: 'objects.relationships',
    group: 'entities',
    words: 'List Relationships',
    keywords: 'show objects kind edges',
  },
  { id: 'objects.search', group: 'entities', words: 'Search the List', keywords: 'find object' },
  { id: 'objects.visible', group: 'entities', words: 'List Visible Only', keywords: 'filter verdict' },
  {
    id: 'objects.undetermined',
    group: 'entities',
    words: 'List Undetermined Only',
    keywords: 'filter verdict open',
  },
  { id: 'objects.hidden', group: 'entities', words: 'List Hidden Only', keywords: 'filter verdict denied' },
  {
    id: 'objects.all',
    group: 'entities',
    words: 'Clear All Filters',
    keywords: 'show everything verdict type search',
  },
  {
    id: 'explanation.watch',
    group: 'entities',
    words: 'Watch or Stop Watching the Chosen Object',
    keywords: 'pin unpin',
  },
  { id: 'explanation.close', group: 'entities', words: 'Close the Explanation', keywords: 'why' },
  {
    id: 'report.copyVerdict',
    group: 'entities',
    words: 'Copy Verdict as Markdown',
    keywords: 'report share explanation why',
  },
  {
    id: 'report.saveVerdict',
    group: 'entities',
    words: 'Save Verdict as HTML…',
    keywords: 'report export page explanation why',
  },
  { id: 'view.workbench', group: 'view', words: 'Go to the Workbench', keys: 'Mod+1' },
  {
    id: 'view.entities',
    group: 'view',
    words: 'Go to Entities',
    keywords: 'browse table sets',
    keys: 'Mod+2',
  },
  {
    id: 'view.palette',
    group: 'view',
    words: 'Command Palette…',
    keywords: 'actions',
    keys: 'Mod+K',
    otherKeys: ['F1'],
  },
  { id: 'view.nextPane', group: 'view', words: 'Go to Next Pane', keys: 'F6' },
  { id: 'view.previousPane', group: 'view', words: 'Go to Previous Pane', keys: 'Shift+F6' },
  { id: 'view.policies', group: 'view', words: 'Go to the Policies', keywords: 'pane focus files' },
  { id: 'view.editor', group: 'view', words: 'Go to the Editor', keywords: 'pane focus text' },
  { id: 'view.problems', group: 'view', words: 'Go to the Problems', keywords: 'pane focus findings lint' },
  { id: 'view.simulator', group: 'view', words: 'Go to the Simulator', keywords: 'pane focus objects' },
  { id: 'view.dismiss', group: 'view', words: 'Dismiss All Messages', keywords: 'notices close' },
  { id: 'view.zoomIn', group: 'view', words: 'Zoom In', keywords: 'larger', keys: 'Mod+=', desktop: true },
  { id: 'view.zoomOut', group: 'view', words: 'Zoom Out', keywords: 'smaller', keys: 'Mod+-', desktop: true },
  { id: 'view.zoomReset', group: 'view', words: 'Reset Zoom', keys: 'Mod+0', desktop: true },
  { id: 'theme.system', group: 'view', words: 'Theme: Follow the System', keywords: 'colour' },
  { id: 'theme.light', group: 'view', words: 'Theme: Light', keywords: 'colour' },
  { id: 'theme.dark', group: 'view', words: 'Theme: Dark', keywords: 'colour' },
  { id: 'theme.contrast', group: 'view', words: 'Theme: High Contrast', keywords: 'colour' },
  {
    id: 'help.shortcuts',
    group: 'help',
    words: 'Keyboard Shortcuts',
    keywords: 'keys bindings',
    keys: 'Mod+/',
  },
] as const satisfies readonly CommandEntry[];

/** The name of a command. */
export type CommandId = (typeof commandTable)[number]['id'];

/** The entry of a command. */
export function commandEntry(id: CommandId): CommandEntry {
  const entry = commandTable.find((one) => one.id === id);
  if (entry === undefined) throw new Error(`no command is called ${id}`);
  return entry;
}
