import { performance } from 'node:perf_hooks';
import { ipcMain, type IpcMainInvokeEvent, type WebContents } from 'electron';
import { eventNames, type ConsoleEvents, type ConsolePort, type EventName } from '#shared/ipc/index.ts';
import type { Log } from '../core/ports.ts';
import { answerOf, channelNames, tooMany } from './ipc-answer.ts';
import { refusalOf, RequestRate } from './ipc-guard.ts';

/** The only file that touches the raw ipcMain. */
export interface IpcServer {
  /** From now on this window may ask, and hears events. */
  admit(contents: WebContents): void;
}

export function serveIpc(ready: Promise<ConsolePort>, log: Log): IpcServer {
  const windows = new Map<WebContents, RequestRate>();

  for (const channel of channelNames) {
    ipcMain.handle(channel, (event, raw: unknown) => {
      const refusal = refusalOf({ isOurWindow: windows.has(event.sender), frame: frameOf(event) });
      if (refusal !== null) {
        log.error('Refused a message from a source that is not ours', { channel, refusal });
        throw new Error(`Refused: ${refusal}`);
      }
      const verdict = windows.get(event.sender)?.take(performance.now());
      if (verdict === 'allowed') return answerOf(channel, raw, ready, log);
      if (verdict === 'refused') log.warn('Refused requests above the rate', { channel });
      return tooMany();
    });
  }

  const tell = <E extends EventName>(event: E, value: ConsoleEvents[E]): void => {
    for (const contents of windows.keys()) {
      if (!contents.isDestroyed()) contents.send(event, value);
    }
  };
  void ready.then(
    (port) => {
      for (const event of eventNames) port.on(event, (value) => tell(event, value));
    },
    // Whoever opened the console tells the person why it failed; here there is only nothing to pass on.
    () => undefined,
  );

  return {
    admit(contents) {
      windows.set(contents, new RequestRate(performance.now()));
      contents.once('destroyed', () => windows.delete(contents));
    },
  };
}

function frameOf(event: IpcMainInvokeEvent): { isMain: boolean; origin: string } | null {
  const frame = event.senderFrame;
  // A message of our own bug would be lost silently otherwise: a page that is gone cannot be judged, so it is refused.
  if (frame === null || frame.detached) return null;
  return { isMain: frame.parent === null, origin: frame.origin };
}
