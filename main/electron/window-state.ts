import { z } from 'zod';

const length = z.int().min(-100_000).max(100_000);

const rectangle = z.strictObject({ x: length, y: length, width: length.min(1), height: length.min(1) });

const windowState = z.strictObject({
  /** Of the window when it is neither maximised nor minimised, in pixels independent of the screen's density. */
  bounds: rectangle,
  maximized: z.boolean(),
  /** 1 is everything at its own size. */
  zoom: z.number().min(0.25).max(4),
});

/** How the window was left. */
export type WindowState = z.output<typeof windowState>;

/** A part of the desktop. */
export type Rectangle = z.output<typeof rectangle>;

/** Reads a kept state; null for anything that is none. */
export function readWindowState(text: string): WindowState | null {
  try {
    return windowState.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

/**
 * Where a window that was left with these bounds comes back: there, made to fit the screen that shows most of it;
 * null where too little of it would be seen to take hold of it, as when that screen is gone.
 */
export function visibleBounds(bounds: Rectangle, screens: readonly Rectangle[]): Rectangle | null {
  const shares = screens.map((screen) => ({ screen, shared: sharedSize(bounds, screen) }));
  const best = shares.toSorted((one, other) => area(other.shared) - area(one.shared))[0];
  if (best === undefined || best.shared.width < 120 || best.shared.height < 40) return null;
  const { screen } = best;
  const width = Math.min(bounds.width, screen.width);
  const height = Math.min(bounds.height, screen.height);
  return {
    x: clamp(bounds.x, screen.x, screen.x + screen.width - width),
    y: clamp(bounds.y, screen.y, screen.y + screen.height - height),
    width,
    height,
  };
}

const zooms: readonly number[] = [0.5, 0.67, 0.75, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3];

/** The next step of Chromium's own zoom, larger or smaller, or the beginning. */
export function changedZoom(zoom: number, change: 'in' | 'out' | 'reset'): number {
  if (change === 'reset') return 1;
  const next = change === 'in' ? zooms.find((step) => step > zoom) : zooms.findLast((step) => step < zoom);
  return next ?? zoom;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

function sharedSize(one: Rectangle, other: Rectangle): Size {
  return {
    width: Math.max(0, Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x)),
    height: Math.max(0, Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y)),
  };
}

function area({ width, height }: Size): number {
  return width * height;
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(value, most));
}
