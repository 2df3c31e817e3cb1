import { describe, expect, it } from 'vitest';
import { changedZoom, readWindowState, visibleBounds } from '../../../main/electron/window-state.ts';

const screen = { x: 0, y: 0, width: 1920, height: 1080 };
const right = { x: 1920, y: 0, width: 1280, height: 1024 };
const state = { bounds: { x: 1, y: 2, width: 900, height: 600 }, maximized: false, zoom: 1.25 };

describe('the state of the desktop window', () => {
  it('is read as it was written', () => {
    expect(readWindowState(JSON.stringify(state))).toEqual(state);
  });

  it.each([
    '',
    'null',
    '[]',
    '{"bounds":{"x":0,"y":0,"width":900,"height":600},"maximized":false}',
    JSON.stringify({ ...state, zoom: 0 }),
    JSON.stringify({ ...state, zoom: 100 }),
    JSON.stringify({ ...state, more: 1 }),
    JSON.stringify({ ...state, bounds: { ...state.bounds, width: 0 } }),
    JSON.stringify({ ...state, bounds: { ...state.bounds, x: 1e9 } }),
    JSON.stringify({ ...state, bounds: { ...state.bounds, y: 0.5 } }),
  ])('is none where the file has %s', (text) => {
    expect(readWindowState(text)).toBeNull();
  });

  it('brings the window back where it was, on any screen', () => {
    expect(visibleBounds(state.bounds, [screen, right])).toEqual(state.bounds);
    const there = { x: 2000, y: 100, width: 900, height: 600 };
    expect(visibleBounds(there, [screen, right])).toEqual(there);
  });

  it('makes it fit the screen that shows most of it', () => {
    expect(visibleBounds({ x: -100, y: -50, width: 900, height: 600 }, [screen])).toMatchObject({
      x: 0,
      y: 0,
    });
    expect(visibleBounds({ x: 1500, y: 900, width: 900, height: 600 }, [screen])).toEqual({
      x: 1020,
      y: 480,
      width: 900,
      height: 600,
    });
    expect(visibleBounds({ x: 0, y: 0, width: 5000, height: 3000 }, [screen])).toEqual(screen);
    expect(visibleBounds({ x: 1800, y: 0, width: 900, height: 600 }, [screen, right])?.x).toBe(1920);
  });

  it('gives it its usual place where its screen is gone or hardly any of it would be seen', () => {
    expect(visibleBounds({ x: 2000, y: 100, width: 900, height: 600 }, [screen])).toBeNull();
    expect(visibleBounds({ x: 1900, y: 100, width: 900, height: 600 }, [screen])).toBeNull();
    expect(visibleBounds(state.bounds, [])).toBeNull();
  });
});

describe('the zoom of the desktop window', () => {
  it('goes up and down by the steps of a browser, within bounds, and back to the beginning', () => {
    expect([changedZoom(1, 'in'), changedZoom(1.1, 'in'), changedZoom(1, 'out')]).toEqual([1.1, 1.25, 0.9]);
    expect([changedZoom(3, 'in'), changedZoom(0.5, 'out'), changedZoom(2, 'reset')]).toEqual([3, 0.5, 1]);
    expect(changedZoom(1.3, 'in')).toBe(1.5);
  });
});
