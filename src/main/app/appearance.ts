import { BrowserWindow, nativeTheme } from 'electron';
import type { PreferencesView } from '#shared/ipc/index.ts';
import { themeSources } from './first-look.ts';
import { speak } from './words.ts';

/** What the preferences mean for the program: its colours, its size, its language. */
export function wear({ preferences, language }: PreferencesView): void {
  speak(language);
  nativeTheme.themeSource = themeSources[preferences.theme];
  for (const window of BrowserWindow.getAllWindows()) window.webContents.setZoomFactor(preferences.textSize / 100);
}
