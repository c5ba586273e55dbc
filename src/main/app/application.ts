import { app, BrowserWindow, Menu, powerMonitor, shell } from 'electron';
import { nextTextSize, type ConnectionView, type DesktopWish } from '#shared/ipc/index.ts';
import { message } from '#shared/texts/index.ts';
import type { ConsoleSetting, RunningConsole } from '../core/console.ts';
import type { Log, Secrets } from '../core/ports.ts';
import { writeWhole } from '../core/whole-file.ts';
import { wear } from './appearance.ts';
import { Crashes } from './crashes.ts';
import { electronDesktop } from './desktop.ts';
import { electronSaving } from './electron-saving.ts';
import type { DesktopAnswers, IpcServer } from './ipc-server.ts';
import type { Front } from './front.ts';
import { bytesOf, forgetLastSeen } from './last-seen.ts';
import { holdLifetime } from './lifetime.ts';
import { menuOf } from './menu.ts';
import { PROBLEM_PAGE } from './origin.ts';
import type { Places } from './places.ts';
import { PreferencesKeeper } from './preferences.ts';
import { problemOf } from './problem.ts';
import { followRuns } from './run-watch.ts';
import { settingsFiles } from './settings-files.ts';
import { words } from './words.ts';

export interface Start {
  readonly places: Places;
  readonly log: Log;
  readonly front: Front;
  readonly pairingFile: string | undefined;
  readonly nativeBinding: string | undefined;
  readonly openConsole: (setting: ConsoleSetting) => Promise<RunningConsole>;
  readonly openSecrets: () => Promise<Secrets>;
}

/** So long may the core take to close its files before the process ends without it; the journal survives that too. */
const CLOSE_MS_MAX = 3_000;

/** The providers are called once the window is drawn, or after so long: there may be nothing to draw yet. */
const DRAWN_MS_MAX = 3_000;

/** The console's one process from its first window to its end: opens the core, and holds the two together. */
export class Application {
  readonly #start: Start;
  readonly #crashes = new Crashes();
  #mayClose: () => boolean = () => true;
  #ipc: IpcServer | null = null;
  #running: RunningConsole | null = null;
  #connections: readonly ConnectionView[] = [];
  #preferences: PreferencesKeeper;

  constructor(start: Start) {
    this.#start = start;
    this.#preferences = new PreferencesKeeper({
      file: start.places.preferences,
      systemLanguages: app.getPreferredSystemLanguages(),
      log: start.log,
      nowMs: Date.now(),
    });
  }

  /** With the window that is already there. */
  run(first: BrowserWindow): void {
    const { log } = this.#start;
    log.info('Started', { version: app.getVersion(), electron: process.versions.electron, platform: process.platform });
    this.#mayClose = holdLifetime({
      hasLiveRun: () => this.#start.front.problem === null && this.#running?.hasLiveRun() === true,
      close: () => this.#leave(),
      fail: (error) => this.fail(error),
    });
    wear(this.#preferences.view);
    this.#adopt(first);
    app.on('activate', () => this.showWindow());
    app.on('second-instance', () => this.showWindow());
    void this.#serve().catch((error: unknown) => this.fail(error));
  }

  /** A window takes longer to open than the console behind it: what answers the window is read meanwhile. */
  async #serve(): Promise<void> {
    const { serveIpc } = await import('./ipc-server.ts');
    const ready = this.#openConsole();
    ready.catch((error: unknown) => this.fail(error));
    const ipc = serveIpc(ready, this.#desktopAnswers(ready), this.#start.log);
    this.#ipc = ipc;
    for (const { webContents } of BrowserWindow.getAllWindows()) ipc.admit(webContents);
    this.#start.front.answers();
    this.#preferences.on((view) => {
      this.#wear();
      ipc.tell('preferences.changed', view);
    });
    this.#wear();
  }

  /** Brings the window to the front, and opens it where there is none. */
  showWindow(): void {
    const [window] = BrowserWindow.getAllWindows();
    if (window === undefined) {
      this.#adopt(this.#start.front.open());
      return;
    }
    if (window.isMinimized()) window.restore();
    window.show();
    window.focus();
  }

  /** The console cannot go on. Whatever is broken, the person reads why. */
  fail(error: unknown): void {
    const { log, front } = this.#start;
    log.error('The console cannot run', { error });
    front.tell(problemOf(error));
    // Fail closed: a core whose state is in doubt must send nothing more. The journal knows where it stood.
    void this.#closeConsole();
    for (const window of BrowserWindow.getAllWindows()) void window.loadURL(PROBLEM_PAGE);
  }

  async #openConsole(): Promise<RunningConsole> {
    const { places, log, front, pairingFile, nativeBinding, openConsole, openSecrets } = this.#start;
    if (places.problem !== null) throw new Error('The data folder cannot be used.', { cause: places.problem });
    const secrets = await openSecrets();
    forgetLastSeen(places.lastSeen);
    const console = await openConsole({
      dataFolder: places.data,
      secrets,
      log,
      nativeBinding,
      ...(pairingFile === undefined ? {} : { pairingFile }),
      appVersion: app.getVersion(),
      waitsToBegin: true,
    });
    this.#running = console;
    console.readAhead();
    void front.drawn.then(() => console.begin());
    setTimeout(() => console.begin(), DRAWN_MS_MAX).unref();
    await this.#follow(console);
    return console;
  }

  #desktopAnswers(ready: Promise<RunningConsole>): DesktopAnswers {
    const saving = electronSaving(ready, () => this.#preferences.view, this.#start.log);
    return {
      'paper.save': ({ of, format }) => saving.paper(of, format),
      'evidence.save': ({ runId }) => saving.evidence(runId),
      'table.save': (table) => saving.table(table),
      'file.show': ({ path }) => saving.show(path),
      'preferences.get': () => ({ ok: true, value: this.#preferences.view }),
      'preferences.set': (part) => this.#preferences.change(part),
      ...settingsFiles(ready, this.#preferences, this.#start.places),
    };
  }

  /** Theme, text size and language, in every window and in the menu. */
  #wear(): void {
    wear(this.#preferences.view);
    this.#setMenu();
    this.#entitle();
  }

  #wish(wish: DesktopWish): void {
    const tell = (): void => this.#ipc?.tell('desktop.wished', wish);
    const isThere = BrowserWindow.getAllWindows().length > 0;
    this.showWindow();
    if (isThere) tell();
    // A window that opens for this hears nothing before its page is there.
    else BrowserWindow.getAllWindows()[0]?.webContents.once('did-finish-load', tell);
  }

  async #follow(console: RunningConsole): Promise<void> {
    const desktop = electronDesktop({
      mayNotify: () => this.#preferences.view.preferences.notifications,
      open: (wish) => this.#wish(wish),
    });
    console.onAlert((alert) => desktop.tell(alert));
    console.on('runs.changed', (runs) => followRuns(desktop, runs));
    console.on('connections.changed', (connections) => this.#entitle(connections));
    const [runs, connections] = await Promise.all([console.ask('run.list', {}), console.ask('connections.list', {})]);
    if (runs.ok) followRuns(desktop, runs.value);
    if (connections.ok) this.#entitle(connections.value);
    powerMonitor.on('suspend', () => console.suspended());
    powerMonitor.on('resume', () => console.resumed());
  }

  #entitle(connections = this.#connections): void {
    this.#connections = connections;
    for (const window of BrowserWindow.getAllWindows()) window.setTitle(titleOf(connections));
  }

  /** A window that the front has opened. */
  #adopt(window: BrowserWindow): void {
    this.#ipc?.admit(window.webContents);
    window.setTitle(titleOf(this.#connections));
    window.on('close', (event) => {
      if (!this.#mayClose()) event.preventDefault();
    });
    window.webContents.on('render-process-gone', (_event, { reason }) => {
      this.#start.log.error('The window’s process is gone', { reason });
      if (this.#crashes.mayReload(performance.now())) window.webContents.reload();
      else this.fail({ kind: 'page-crashed', path: null, detail: reason });
    });
  }

  /** In a field what was typed; the window does nothing then. Else what was chosen in the window. */
  #takeBack(kind: 'undo' | 'redo'): void {
    BrowserWindow.getFocusedWindow()?.webContents[kind]();
    this.#wish({ kind });
  }

  #setMenu(): void {
    const { places } = this.#start;
    const template = menuOf({
      platform: process.platform,
      forDevelopers: !app.isPackaged,
      showLogs: () => void shell.openPath(places.logs),
      showData: () => void shell.openPath(places.root),
      undo: () => this.#takeBack('undo'),
      redo: () => this.#takeBack('redo'),
      openPalette: () => this.#wish({ kind: 'palette' }),
      changeTextSize: (step) => {
        const { textSize } = this.#preferences.view.preferences;
        this.#preferences.change({ textSize: step === null ? 100 : nextTextSize(textSize, step) });
      },
    });
    Menu.setApplicationMenu(Menu.buildFromTemplate(template));
  }

  /** In order: what windows showed is kept for the next start. */
  async #leave(): Promise<void> {
    const { log, places } = this.#start;
    const seen = await inTime(this.#running?.atRest()).catch(() => undefined);
    await this.#closeConsole();
    // Without a picture nothing is drawn that the rest could wait for.
    if (seen === undefined || seen.picture === null) return;
    try {
      writeWhole(places.lastSeen, bytesOf({ ...seen, preferences: this.#preferences.view }));
    } catch (error) {
      log.warn('What was last seen could not be kept', { error: String(error) });
    }
  }

  async #closeConsole(): Promise<void> {
    const closing = this.#running?.close() ?? Promise.resolve();
    this.#running = null;
    await inTime(closing).catch((error: unknown) => {
      this.#start.log.error('The console did not close in order', { error });
    });
  }
}

/** Undefined where it takes too long: the program ends all the same. */
async function inTime<T>(work: Promise<T> | undefined): Promise<T | undefined> {
  const late = new Promise<undefined>((resolve) => setTimeout(resolve, CLOSE_MS_MAX, undefined).unref());
  return Promise.race([work, late]);
}

/** The word that must never be missing while a practice provider is connected. */
function titleOf(connections: readonly ConnectionView[]): string {
  const isPractice = connections.some(({ environment }) => environment === 'practice');
  return isPractice ? words(message('app.title.practice')) : app.name;
}
