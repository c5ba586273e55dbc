import { performance } from 'node:perf_hooks';
import { ipcMain, type WebContents } from 'electron';
import {
  desktopContract,
  eventNames,
  packPicture,
  type Answer,
  type ChannelName,
  type ConsolePort,
  type DesktopChannel,
  type PackedPicture,
  type WindowChannel,
  type WindowEvent,
  type WindowEvents,
  type WindowReply,
  type WindowRequest,
} from '#shared/ipc/index.ts';
import type { Log } from '../core/ports.ts';
import { answerOf, channelNames, tooMany, type Answerer } from './ipc-answer.ts';
import { frameOf, refusalOf, RequestRate } from './ipc-guard.ts';

/** The only file that answers windows. That there is somebody to answer them, `front.ts` says. */
export interface IpcServer {
  /** From now on this window may ask, and hears events. */
  admit(contents: WebContents): void;
  tell<E extends WindowEvent>(event: E, value: WindowEvents[E]): void;
}

/** What windows ask of the program around the console; answered also where the console could not be opened. */
export type DesktopAnswers = {
  readonly [C in DesktopChannel]: (
    request: WindowRequest<C>,
  ) => Answer<WindowReply<C>> | Promise<Answer<WindowReply<C>>>;
};

export function serveIpc(ready: Promise<ConsolePort>, desktop: DesktopAnswers, log: Log): IpcServer {
  const windows = new Map<WebContents, RequestRate>();

  for (const channel of channelNames) {
    const answer = answererOf(channel, ready, desktop);
    ipcMain.handle(channel, (event, raw: unknown) => {
      const refusal = refusalOf({ isOurWindow: windows.has(event.sender), frame: frameOf(event) });
      if (refusal !== null) {
        log.error('Refused a message from a source that is not ours', { channel, refusal });
        throw new Error(`Refused: ${refusal}`);
      }
      const verdict = windows.get(event.sender)?.take(performance.now());
      if (verdict === 'allowed') return answerOf(channel, raw, answer, log);
      if (verdict === 'refused') log.warn('Refused requests above the rate', { channel });
      return tooMany();
    });
  }

  const tell = <E extends WindowEvent>(event: E, value: WindowEvents[E]): void => {
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
    tell,
  };
}

function answererOf(
  channel: WindowChannel,
  ready: Promise<ConsolePort>,
  desktop: DesktopAnswers,
): Answerer<WindowChannel> {
  if (isOfDesktop(channel)) {
    const answer = desktop[channel] as (request: unknown) => Promise<Answer<WindowReply<DesktopChannel>>>;
    return async (request) => answer(request);
  }
  if (channel === 'estate.picture') return (request) => packed(ready, request as WindowRequest<'estate.picture'>);
  return async (request) => (await ready).ask(channel, request as WindowRequest<ChannelName>);
}

async function packed(
  ready: Promise<ConsolePort>,
  request: WindowRequest<'estate.picture'>,
): Promise<Answer<PackedPicture>> {
  const answer = await (await ready).ask('estate.picture', request);
  return answer.ok ? { ok: true, value: packPicture(answer.value) } : answer;
}

function isOfDesktop(channel: WindowChannel): channel is DesktopChannel {
  return channel in desktopContract;
}
