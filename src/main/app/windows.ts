import path from 'node:path';
import { app, BrowserWindow, nativeTheme, screen } from 'electron';
import type { Log } from '../core/ports.ts';
import {
  placeOn,
  readWindowPlace,
  WINDOW_HEIGHT_MIN,
  WINDOW_WIDTH_MIN,
  writeWindowPlace,
  type WindowPlace,
} from './window-place.ts';

export interface WindowSetting {
  readonly preload: string;
  readonly placeFile: string;
  /** Percent of the usual size. */
  readonly textSize: number;
  readonly forDevelopers: boolean;
  readonly log: Log;
}

const SURFACE = { dark: '#16181b', light: '#f6f7f8' } as const;

/** A window that holds one page of ours and can do nothing but show it and speak over the bridge. */
export function openWindow(setting: WindowSetting): BrowserWindow {
  const place = placeOn(screensByNearness(), readWindowPlace(setting.placeFile));
  const window = new BrowserWindow({
    ...place.bounds,
    minWidth: WINDOW_WIDTH_MIN,
    minHeight: WINDOW_HEIGHT_MIN,
    title: app.name,
    // The colour that the page will have: no white flash at night.
    backgroundColor: nativeTheme.shouldUseDarkColors ? SURFACE.dark : SURFACE.light,
    webPreferences: {
      preload: setting.preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: setting.forDevelopers,
      zoomFactor: setting.textSize / 100,
    },
  });
  if (place.maximized) window.maximize();
  // The title is ours: it says whether this is practice, and a page must not take that word away.
  window.on('page-title-updated', (event) => event.preventDefault());
  window.on('close', () => rememberPlace(window, setting));
  return window;
}

/** The preload as the build lays it beside the main file. */
export function preloadBeside(mainFolder: string): string {
  return path.join(mainFolder, '..', 'preload', 'preload.cjs');
}

function screensByNearness(): WindowPlace['bounds'][] {
  const main = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter(({ id }) => id !== main.id);
  return [main, ...others].map(({ workArea }) => workArea);
}

function rememberPlace(window: BrowserWindow, { placeFile, log }: WindowSetting): void {
  try {
    writeWindowPlace(placeFile, { bounds: window.getNormalBounds(), maximized: window.isMaximized() });
  } catch (error) {
    log.warn('The place of the window could not be kept', { error: String(error) });
  }
}
