/** Calls back once what was asked for is on screen and the focus of a dialog that closed is back in its place. */
export function afterDraw(callback: () => void): void {
  // The first frame draws, and what a dialog puts off to the next frame has happened in the second.
  requestAnimationFrame(() => requestAnimationFrame(callback));
}
