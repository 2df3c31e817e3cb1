/**
 * Keeps the window on its page when something is dropped on it that nothing of it takes: a browser would go to an
 * address or a file that is dropped. Text can still be dropped into text fields.
 */
export function guardDrops(window: Window): void {
  // Before the editor, which would keep some of these to itself and leave them to the browser all the same.
  for (const event of ['dragover', 'drop'] as const) {
    window.addEventListener(event, refuse, { capture: true });
  }
}

function refuse(event: DragEvent): void {
  if (isTextField(event.target)) return;
  event.preventDefault();
  const { dataTransfer } = event;
  // Files are for whoever listens after this.
  if (dataTransfer !== null && !dataTransfer.types.includes('Files')) dataTransfer.dropEffect = 'none';
}

function isTextField(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement && ['text', 'search'].includes(target.type);
}
