import type { WindowSettings } from '../settings.ts';

/** How many hundredths of its group each pane takes, by the pane's name. */
export type PanelLayout = Readonly<Record<string, number>>;

/** How a person has divided the window; remembered over a restart. */
export interface PanelLayouts {
  /** Takes in what is remembered; groups that are drawn before stay as they are. */
  readonly read: () => Promise<void>;
  /** Undefined for a group that nobody has touched. */
  readonly layoutOf: (group: string) => PanelLayout | undefined;
  readonly keep: (group: string, layout: PanelLayout) => void;
}

/** Creates the layouts, with none until they are read. */
export function createPanelLayouts(settings: WindowSettings): PanelLayouts {
  let layouts: Readonly<Record<string, PanelLayout>> = {};
  return {
    async read() {
      layouts = (await settings.read('window.panels')) ?? {};
    },
    layoutOf: (group) => (Object.hasOwn(layouts, group) ? layouts[group] : undefined),
    keep(group, layout) {
      layouts = { ...layouts, [group]: { ...layout } };
      void settings.write(
        'window.panels',
        Object.fromEntries(Object.entries(layouts).map(([name, one]) => [name, { ...one }])),
      );
    },
  };
}
