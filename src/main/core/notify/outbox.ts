import type { AlertChannel, AlertKind, Delivery } from '#shared/ipc/index.ts';
import type { Clock, Random } from '../ports.ts';
import type { Letter, Sent } from './sending.ts';

/** A delivery with what is to be sent; once it is over only its title is left. */
export interface Item extends Delivery {
  readonly letter: Letter | null;
}

/** Null: the channel is off, or its secret is not known now; the letter waits. */
export type Send = (channel: AlertChannel, letter: Letter) => Promise<Sent> | null;

/** Waits before the second attempt and those after it; then it is given up. */
const RETRY_MS = [10_000, 60_000, 300_000, 900_000] as const;
/** Letters that wait in one channel. */
const WAITING_MAX = 200;
/** What is over is shown so far back. */
const ENDED_MAX = 50;
/** A letter that nobody could send for so long is no news any more. */
const WAITING_MS_MAX = 86_400_000;

export interface OutboxPorts {
  readonly clock: Clock;
  readonly random: Random;
  readonly send: Send;
  /** Keeps the items before the next thing is done. */
  readonly changed: () => void;
}

/** Letters on their way. One at a time in each channel, so that they arrive in their order. */
export class Outbox {
  readonly #ports: OutboxPorts;
  #items: Item[];
  readonly #busy = new Set<AlertChannel>();
  readonly #timers = new Map<AlertChannel, () => void>();
  #closed = false;

  /** What was being sent when the console ended may have arrived: it is not sent again, and shown as not known. */
  constructor(kept: readonly Item[], ports: OutboxPorts) {
    this.#ports = ports;
    this.#items = kept.map((item) => (item.state === 'sending' ? { ...item, state: 'unknown', letter: null } : item));
  }

  items(): readonly Item[] {
    return this.#items;
  }

  put(channel: AlertChannel, kind: AlertKind, letter: Letter): void {
    const { id, title } = letter;
    const at = this.#ports.clock.wallMs();
    const waiting = this.#items.filter((item) => item.channel === channel && item.state === 'waiting');
    const [oldest] = waiting;
    if (waiting.length >= WAITING_MAX && oldest !== undefined) this.#end(oldest, 'dropped', oldest.answer);
    this.#items = [
      ...this.#items,
      { id, channel, kind, title, at, state: 'waiting', attempts: 0, endedAt: null, answer: '', letter },
    ];
    this.#ports.changed();
    this.kick(channel);
  }

  /** Something changed that may let letters out. */
  kick(channel: AlertChannel): void {
    this.#timers.get(channel)?.();
    this.#timers.delete(channel);
    void this.#work(channel);
  }

  /** Nothing more of it is sent. */
  drop(channel: AlertChannel): void {
    for (const item of this.#items) {
      if (item.channel === channel && item.state === 'waiting') this.#end(item, 'dropped', item.answer);
    }
    this.#ports.changed();
  }

  close(): void {
    this.#closed = true;
    for (const cancel of this.#timers.values()) cancel();
  }

  async #work(channel: AlertChannel): Promise<void> {
    if (this.#busy.has(channel)) return;
    this.#busy.add(channel);
    try {
      while (!this.#closed) {
        const waitMs = await this.#sendNext(channel);
        if (waitMs === 0) continue;
        if (waitMs !== null)
          this.#timers.set(
            channel,
            this.#ports.clock.after(waitMs, () => this.kick(channel)),
          );
        return;
      }
    } finally {
      this.#busy.delete(channel);
    }
  }

  /** Answers in how many milliseconds to go on; null when there is nothing to go on with. */
  async #sendNext(channel: AlertChannel): Promise<number | null> {
    const next = this.#items.find((item) => item.channel === channel && item.state === 'waiting');
    if (next?.letter == null) return null;
    if (this.#ports.clock.wallMs() - next.at > WAITING_MS_MAX) {
      this.#end(next, 'dropped', next.answer);
      this.#ports.changed();
      return 0;
    }
    const sending = this.#ports.send(channel, next.letter);
    if (sending === null) return null;
    // On the disk before the first byte leaves: found at a start, it says that nobody knows whether it arrived.
    const tried: Item = { ...next, attempts: next.attempts + 1, state: 'sending' };
    this.#replace(tried);
    this.#ports.changed();
    const sent = await sending;
    if (this.#closed) return null;
    return this.#judge(tried, sent);
  }

  #judge(item: Item, sent: Sent): number {
    const waitMs = RETRY_MS[item.attempts - 1];
    const isOver = sent.is === 'sent' || !sent.mayRetry || waitMs === undefined;
    if (isOver) this.#end(item, sent.is, sent.answer);
    else this.#replace({ ...item, state: 'waiting', answer: sent.answer });
    this.#ports.changed();
    return isOver ? 0 : Math.round(waitMs * (0.8 + 0.4 * this.#ports.random.next()));
  }

  #end(item: Item, state: Delivery['state'], answer: string): void {
    this.#replace({ ...item, state, answer, endedAt: this.#ports.clock.wallMs(), letter: null });
    const ended = this.#items.filter((one) => one.endedAt !== null);
    const tooMany = new Set(ended.slice(0, Math.max(0, ended.length - ENDED_MAX)));
    this.#items = this.#items.filter((one) => !tooMany.has(one));
  }

  #replace(item: Item): void {
    this.#items = this.#items.map((one) => (one.id === item.id && one.channel === item.channel ? item : one));
  }
}
