import path from 'node:path';
import { app, type BrowserWindow, ipcMain, nativeTheme, protocol, session, shell } from 'electron';
import { READY } from '#shared/ipc/ready.ts';
import type { Log } from '../core/ports.ts';
import { readFirstLook, themeSources } from './first-look.ts';
import { PROBLEM_PAGE, START_PAGE } from './origin.ts';
import { lockContents, lockSession } from './outside.ts';
import type { Places } from './places.ts';
import type { Problem } from './problem.ts';
import { servePages } from './protocol.ts';
import { openWindow, preloadBeside } from './windows.ts';

export interface FrontSetting {
  readonly places: Places;
  readonly log: Log;
  /** The folder of the built main file; preload and pages lie beside it. */
  readonly mainFolder: string;
}

/**
 * What stands before everything else: the locks, the pages, the window. It needs no schema and no texts, so that a window
 * is there before they are read.
 */
export class Front {
  readonly #setting: FrontSetting;
  /** Over once there is somebody to answer the pages; what they ask until then waits for it. */
  readonly #answering: Promise<void>;
  #answers: () => void = () => undefined;
  #problem: Problem | null;

  constructor(setting: FrontSetting) {
    this.#setting = setting;
    this.#problem = setting.places.problem;
    this.#answering = new Promise((resolve) => (this.#answers = resolve));
  }

  /** Before there is a window: nothing that a page could reach is open for a moment. */
  lock(): void {
    const { log, mainFolder } = this.#setting;
    app.on('web-contents-created', (_event, contents) => {
      lockContents(contents, (address) => void shell.openExternal(address), log);
    });
    app.on('session-created', (created) => lockSession(created, log));
    lockSession(session.defaultSession, log);
    ipcMain.handle(READY, () => this.#answering);
    servePages(protocol, {
      bundleFolder: path.join(mainFolder, '..', 'renderer'),
      log,
      answering: () => this.#answering,
      problem: () => this.#problem,
    });
  }

  get problem(): Problem | null {
    return this.#problem;
  }

  /** From now on a page may ask. */
  answers(): void {
    this.#answers();
  }

  /** The first problem is the one that is told: the others came of it. */
  tell(problem: Problem): void {
    this.#problem ??= problem;
    this.answers();
  }

  open(): BrowserWindow {
    const { places, mainFolder, log } = this.#setting;
    const { theme, textSize } = readFirstLook(path.join(places.root, 'preferences.json'));
    nativeTheme.themeSource = themeSources[theme];
    const window = openWindow({
      preload: preloadBeside(mainFolder),
      placeFile: path.join(places.root, 'window.json'),
      textSize,
      forDevelopers: !app.isPackaged,
      log,
    });
    void window.loadURL(this.#problem === null ? START_PAGE : PROBLEM_PAGE);
    return window;
  }
}
