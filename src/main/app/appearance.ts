import { BrowserWindow, nativeTheme } from 'electron';
import type { PreferencesView, Theme } from '#shared/ipc/index.ts';
import { speak } from './words.ts';

/** High contrast is white on black; the tokens of the window do the rest. */
const schemes: { readonly [T in Theme]: 'system' | 'light' | 'dark' } = {
  system: 'system',
  light: 'light',
  dark: 'dark',
  'high-contrast': 'dark',
};

/** What the preferences mean for the program: its colours, its size, its language. */
export function wear({ preferences, language }: PreferencesView): void {
  speak(language);
  nativeTheme.themeSource = schemes[preferences.theme];
  for (const window of BrowserWindow.getAllWindows()) window.webContents.setZoomFactor(preferences.textSize / 100);
}
