import { describe, expect, it } from 'vitest';
import type { WindowChannel, WindowReply } from '#shared/ipc/index.ts';
import type { Log } from '../core/ports.ts';
import { answerOf, channelNames, type Answerer } from './ipc-answer.ts';
import { lineOf } from './log.ts';

/** Stands in for whoever answers: remembers what reached it. */
function fakeConsole(): {
  answering: <C extends WindowChannel>(channel: C) => Answerer<C>;
  asked: [string, unknown][];
} {
  const asked: [string, unknown][] = [];
  const answering =
    <C extends WindowChannel>(channel: C): Answerer<C> =>
    (request) => {
      asked.push([channel, request]);
      return Promise.resolve({ ok: true, value: null as WindowReply<C> });
    };
  return { answering, asked };
}

function listeningLog(): { log: Log; lines: string[] } {
  const lines: string[] = [];
  const keep = (text: string, facts?: Readonly<Record<string, unknown>>): void =>
    void lines.push(lineOf('', new Date(0), text, facts));
  return { log: { info: keep, warn: keep, error: keep }, lines };
}

const signIn = { connectionId: 'c-1', password: 'hunter-2-secret', totp: null, remember: false };

describe('a request of a window', () => {
  it('reaches the console as the schema reads it, without what the schema does not know', async () => {
    const { answering, asked } = fakeConsole();
    const { log } = listeningLog();
    const answer = await answerOf('connections.signIn', { ...signIn, extra: 1 }, answering('connections.signIn'), log);
    expect(answer.ok).toBe(true);
    expect(asked).toEqual([['connections.signIn', signIn]]);
  });

  it.each([
    [undefined, 'connections.signIn'],
    [null, 'connections.signIn'],
    ['text', 'connections.signIn'],
    [{ ...signIn, password: '' }, 'password'],
    [{ ...signIn, password: 'x'.repeat(2_000) }, 'password'],
    [{ ...signIn, remember: 'yes' }, 'remember'],
  ])('is refused with the place that is wrong: %j', async (raw, place) => {
    const { answering, asked } = fakeConsole();
    const { log, lines } = listeningLog();
    const answer = await answerOf('connections.signIn', raw, answering('connections.signIn'), log);
    expect(answer).toMatchObject({ ok: false, failure: { code: 'bad-request', retryable: false } });
    expect(answer.ok ? '' : answer.failure.message.params['field']).toBe(place);
    expect(asked).toEqual([]);
    expect(lines).toHaveLength(1);
  });

  it('leaves none of its values in the log when it is refused', async () => {
    const { answering } = fakeConsole();
    const { log, lines } = listeningLog();
    await answerOf('connections.signIn', { ...signIn, totp: 5 }, answering('connections.signIn'), log);
    expect(lines.join()).not.toContain('hunter-2-secret');
  });

  it('is refused on every channel when it is not an object', async () => {
    const { answering, asked } = fakeConsole();
    const { log } = listeningLog();
    for (const channel of channelNames) {
      for (const raw of [undefined, null, 7, 'x', []]) {
        expect(await answerOf(channel, raw, answering(channel), log)).toMatchObject({
          ok: false,
          failure: { code: 'bad-request' },
        });
      }
    }
    expect(asked).toEqual([]);
  });

  it('is answered as a fault, and logged, where the console throws', async () => {
    const { log, lines } = listeningLog();
    const answer = await answerOf('run.list', {}, () => Promise.reject(new Error('a bug')), log);
    expect(answer).toMatchObject({ ok: false, failure: { code: 'internal' } });
    expect(lines[0]).toContain('a bug');
  });

  it('is answered as a fault where the console could not be opened', async () => {
    const { log } = listeningLog();
    const ready: Promise<never> = Promise.reject(new Error('no disk'));
    const answer = await answerOf('run.list', {}, () => ready, log);
    expect(answer).toMatchObject({ ok: false, failure: { code: 'internal' } });
  });
});
