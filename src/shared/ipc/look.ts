/** The looks that there are to choose from. Without a schema: they are read before there is a window. */
export const themes = ['system', 'light', 'dark', 'high-contrast'] as const;
export type Theme = (typeof themes)[number];

export const motions = ['system', 'reduced'] as const;
export type Motion = (typeof motions)[number];

export const textSizes = [100, 110, 125, 150, 175, 200] as const;
export type TextSize = (typeof textSizes)[number];

/** What the boxes of the map stand for. Sites stay what they are: a group that spans two has a box in each. */
export const groupings = ['host', 'network', 'application', 'plan'] as const;
export type GroupBy = (typeof groupings)[number];

/** What the colours of the map tell. */
export const colourings = ['state', 'rpo', 'drill'] as const;
export type Colouring = (typeof colourings)[number];

/** How the map is looked at. */
export interface MapLook {
  readonly groupBy: GroupBy;
  readonly colouring: Colouring;
}

/** How the list is looked at. */
export interface ListLook {
  /** Names of columns; none: those that are shown at first. Another version may have others, so they are only words here. */
  readonly shown: readonly string[];
  /** By site, cluster and host; else one after the other. */
  readonly isGrouped: boolean;
  /** By the column of that name. */
  readonly sort: { readonly column: string; readonly descending: boolean };
}
