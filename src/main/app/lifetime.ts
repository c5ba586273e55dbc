import { app, dialog } from 'electron';
import { message } from '#shared/texts/index.ts';
import { QuitGuard } from './quit-guard.ts';
import { words } from './words.ts';

/** What the end of the program needs from the rest. */
export interface LifetimePort {
  hasLiveRun(): boolean;
  /** Lets the core close its files. */
  close(): Promise<void>;
  /** A fault that nobody caught: the state of the program is in doubt. */
  fail(error: unknown): void;
}

/** Ties the program's end to people, to the operating system and to the core. Answers whether a window may close now. */
export function holdLifetime(port: LifetimePort): () => boolean {
  const guard = new QuitGuard({ hasLiveRun: () => port.hasLiveRun(), confirm: confirmQuit, quit: () => app.quit() });
  process.on('uncaughtException', (error) => port.fail(error));
  process.on('unhandledRejection', (error) => port.fail(error));
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => guard.obeySignal());
  app.on('before-quit', (event) => {
    if (!guard.mayLeave()) event.preventDefault();
  });
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  closeBeforeTheEnd(port);
  // On macOS the program stays in the dock without its window, and so does the run; elsewhere both would end.
  return () => process.platform === 'darwin' || guard.mayLeave();
}

function closeBeforeTheEnd(port: LifetimePort): void {
  let isClosed = false;
  app.on('will-quit', (event) => {
    if (isClosed) return;
    event.preventDefault();
    void port.close().finally(() => {
      isClosed = true;
      // In a turn of its own: a quit from inside this event is begun and never ended.
      setImmediate(() => app.quit());
    });
  });
}

async function confirmQuit(): Promise<boolean> {
  const say = (code: string): string => words(message(code));
  const { response } = await dialog.showMessageBox({
    type: 'warning',
    title: say('app.quit.title'),
    message: say('app.quit.question'),
    detail: say('app.quit.detail'),
    buttons: [say('app.quit.stay'), say('app.quit.leave')],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  });
  return response === 1;
}
