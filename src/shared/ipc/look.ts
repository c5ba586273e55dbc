/** The looks that there are to choose from. Without a schema: they are read before there is a window. */
export const themes = ['system', 'light', 'dark', 'high-contrast'] as const;
export type Theme = (typeof themes)[number];

export const motions = ['system', 'reduced'] as const;
export type Motion = (typeof motions)[number];

export const textSizes = [100, 110, 125, 150, 175, 200] as const;
export type TextSize = (typeof textSizes)[number];
