import { readFileSync } from 'node:fs';
import { textSizes, themes, type TextSize, type Theme } from '#shared/ipc/look.ts';

/** What of the preferences a window needs before it is opened. */
export interface FirstLook {
  readonly theme: Theme;
  readonly textSize: TextSize;
}

/**
 * Read by hand, because a schema would have its whole library read before there is a window. Whatever is wrong with the
 * file is found, and told, when the preferences are read; until then the usual looks are no harm.
 */
export function readFirstLook(file: string): FirstLook {
  const { theme, textSize } = kept(file);
  return {
    theme: themes.find((known) => known === theme) ?? 'system',
    textSize: textSizes.find((known) => known === textSize) ?? 100,
  };
}

function kept(file: string): { readonly theme?: unknown; readonly textSize?: unknown } {
  try {
    return (JSON.parse(readFileSync(file, 'utf8')) as object | null) ?? {};
  } catch {
    return {};
  }
}

/** What Electron calls the looks. High contrast is white on black; the tokens of the window do the rest. */
export const themeSources: { readonly [T in Theme]: 'system' | 'light' | 'dark' } = {
  system: 'system',
  light: 'light',
  dark: 'dark',
  'high-contrast': 'dark',
};
