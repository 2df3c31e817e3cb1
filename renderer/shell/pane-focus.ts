const focusable =
  'button:not([disabled]), [href], input:not([disabled]), textarea, [tabindex]:not([tabindex="-1"])';

/** Puts the focus on the list or the text of a pane, or else on the first thing in it that takes it. */
export function focusFirst(pane: Element | null): void {
  const best = pane?.querySelector<HTMLElement>(
    'textarea, [role="textbox"], [role="listbox"], [role="grid"]',
  );
  const first = best ?? pane?.querySelector<HTMLElement>(focusable);
  first?.focus();
}

/** Goes to the pane after, or before, the one that has the focus. */
export function nextPane(root: HTMLElement, step: 1 | -1): void {
  // Those of the screens that are not shown take no focus.
  const panes = [...root.querySelectorAll('[data-pane]')].filter((pane) =>
    pane.checkVisibility({ visibilityProperty: true }),
  );
  if (panes.length === 0) return;
  const current = panes.findIndex((pane) => pane.contains(document.activeElement));
  const next = (current + step + panes.length) % panes.length;
  focusFirst(panes[current === -1 ? 0 : next] ?? null);
}
