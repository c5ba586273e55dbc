import path from 'node:path';
import {
  app,
  type BrowserWindow,
  ipcMain,
  type IpcMainEvent,
  type IpcMainInvokeEvent,
  nativeTheme,
  protocol,
  session,
  shell,
} from 'electron';
import { DRAWN, LAST_SEEN, READY } from '#shared/ipc/ahead.ts';
import type { LastSeen } from '#shared/ipc/last-seen.ts';
import type { Log } from '../core/ports.ts';
import { readFirstLook, themeSources } from './first-look.ts';
import { frameOf, refusalOf } from './ipc-guard.ts';
import { readLastSeen } from './last-seen.ts';
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
  #first: BrowserWindow | null = null;
  #lastSeen: LastSeen | null = null;
  /** Over once the first picture is on the screen. */
  readonly drawn: Promise<void>;
  #draws: () => void = () => undefined;

  constructor(setting: FrontSetting) {
    this.#setting = setting;
    this.#problem = setting.places.problem;
    this.#answering = new Promise((resolve) => (this.#answers = resolve));
    this.drawn = new Promise((resolve) => (this.#draws = resolve));
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
    // To the first page, and once: whoever comes later finds somebody to ask.
    ipcMain.handle(LAST_SEEN, (event) => {
      if (!this.#isFirst(event)) return null;
      const seen = this.#lastSeen;
      this.#lastSeen = null;
      return seen;
    });
    ipcMain.on(DRAWN, (event) => {
      if (this.#isFirst(event)) this.#draws();
    });
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
    const { theme, textSize } = readFirstLook(places.preferences);
    nativeTheme.themeSource = themeSources[theme];
    const window = openWindow({
      preload: preloadBeside(mainFolder),
      placeFile: path.join(places.root, 'window.json'),
      textSize,
      forDevelopers: !app.isPackaged,
      log,
    });
    if (this.#first === null) this.#lastSeen = readLastSeen(places.lastSeen, log);
    this.#first ??= window;
    void window.loadURL(this.#problem === null ? START_PAGE : PROBLEM_PAGE);
    return window;
  }

  /** Whether something stands there while all else is read. */
  get shows(): boolean {
    return this.#lastSeen !== null;
  }

  #isFirst(event: IpcMainInvokeEvent | IpcMainEvent): boolean {
    return refusalOf({ isOurWindow: event.sender === this.#first?.webContents, frame: frameOf(event) }) === null;
  }
}
