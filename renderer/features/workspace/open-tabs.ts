/** The tabs with one more, right of the one that is shown; unchanged where it is there. */
export function withTab(tabs: readonly string[], name: string, shown: string | null): readonly string[] {
  if (tabs.includes(name)) return tabs;
  const at = shown === null ? tabs.length : tabs.indexOf(shown) + 1;
  return [...tabs.slice(0, at), name, ...tabs.slice(at)];
}

/** The tab that is shown when this one goes: the next to the right, else to the left. */
export function neighbourOf(tabs: readonly string[], name: string): string | null {
  const at = tabs.indexOf(name);
  return tabs[at + 1] ?? tabs[at - 1] ?? null;
}
