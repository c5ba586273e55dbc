import { describe, expect, it } from 'vitest';
import { ManualClock } from '../engine/testing/manual-clock.ts';
import { Outbox, type Item, type Send } from './outbox.ts';
import type { Sent } from './sending.ts';

const letter = (id: string) => ({ id, title: `title ${id}`, text: '', body: '{}' });
const sent: Sent = { is: 'sent', answer: 'HTTP 204' };
const down: Sent = { is: 'failed', answer: 'refused', problem: null, mayRetry: true };
const never: Sent = { ...down, answer: 'HTTP 404', mayRetry: false };

function world(send: Send, kept: readonly Item[] = []) {
  const clock = new ManualClock();
  const saved: (readonly Item[])[] = [];
  const outbox: Outbox = new Outbox(kept, {
    ...{ clock, random: { next: () => 0.5 }, send },
    changed: () => saved.push(outbox.items()),
  });
  const states = (): readonly string[] => outbox.items().map((item) => `${item.id} ${item.state} ${item.attempts}`);
  return { clock, outbox, saved, states };
}

describe('letters', () => {
  it('go out one after the other, in their order', async () => {
    const order: string[] = [];
    const { clock, outbox, states } = world((_channel, { id }) => {
      order.push(id);
      return Promise.resolve(sent);
    });
    for (const id of ['a', 'b', 'c']) outbox.put('webhook', 'run-ended', letter(id));
    await clock.pass(0);
    expect(order).toEqual(['a', 'b', 'c']);
    expect(states()).toEqual(['a sent 1', 'b sent 1', 'c sent 1']);
    expect(outbox.items().every((item) => item.letter === null)).toBe(true);
  });

  it('are tried again after longer and longer waits, by the same id, and then given up', async () => {
    const times: number[] = [];
    const { clock, outbox, states } = world((_channel, { id }) => {
      expect(id).toBe('a');
      times.push(clock.monotonicMs());
      return Promise.resolve(down);
    });
    outbox.put('mail', 'run-ended', letter('a'));
    await clock.pass(3_600_000);
    expect(times.map((at) => at - (times[0] ?? 0))).toEqual([0, 10_000, 70_000, 370_000, 1_270_000]);
    expect(states()).toEqual(['a failed 5']);
  });

  it('are not tried again where it can only fail', async () => {
    const { clock, outbox, states } = world(() => Promise.resolve(never));
    outbox.put('webhook', 'run-ended', letter('a'));
    await clock.pass(3_600_000);
    expect(states()).toEqual(['a failed 1']);
  });

  it('wait for a secret that nobody has typed yet, and go when it is there', async () => {
    let isThere = false;
    const { clock, outbox, states } = world(() => (isThere ? Promise.resolve(sent) : null));
    outbox.put('webhook', 'run-ended', letter('a'));
    await clock.pass(60_000);
    expect(states()).toEqual(['a waiting 0']);
    isThere = true;
    outbox.kick('webhook');
    await clock.pass(0);
    expect(states()).toEqual(['a sent 1']);
  });

  it('are bounded: the oldest that waits is dropped, and said', async () => {
    const { clock, outbox } = world(() => null);
    for (let at = 0; at < 205; at += 1) outbox.put('mail', 'run-ended', letter(String(at)));
    await clock.pass(0);
    const states = outbox.items().map(({ state }) => state);
    expect(states.filter((state) => state === 'waiting')).toHaveLength(200);
    expect(outbox.items()[0]).toMatchObject({ id: '0', state: 'dropped' });
  });

  it('of long ago are not sent as news', async () => {
    const { clock, outbox, states } = world(() => null);
    outbox.put('mail', 'run-ended', letter('a'));
    await clock.pass(90_000_000);
    outbox.kick('mail');
    await clock.pass(0);
    expect(states()).toEqual(['a dropped 0']);
  });
});

describe('a console that ends in the middle of sending', () => {
  it('has written so before, and does not send it again', async () => {
    const first = world(() => new Promise(() => undefined));
    first.outbox.put('webhook', 'run-ended', letter('a'));
    first.outbox.put('webhook', 'run-ended', letter('b'));
    await first.clock.pass(0);
    const kept = first.saved.at(-1) ?? [];
    expect(kept.map(({ state }) => state)).toEqual(['sending', 'waiting']);
    const ids: string[] = [];
    const second = world((_channel, { id }) => {
      ids.push(id);
      return Promise.resolve(sent);
    }, kept);
    second.outbox.kick('webhook');
    await second.clock.pass(0);
    expect(ids).toEqual(['b']);
    expect(second.states()).toEqual(['a unknown 1', 'b sent 1']);
  });
});
