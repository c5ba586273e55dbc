import type { Clock, Log, Random } from '../../ports.ts';
import type { InventoryWriter } from '../../store/ports.ts';
import type { Caller } from '../caller.ts';
import type { GatewayClock } from '../gateway-clock.ts';
import type { Gateways } from '../gateways.ts';
import type { FeedFreshness, FeedListener } from '../port.ts';
import type { Session } from '../session.ts';
import { wait, type Waiting } from './backoff.ts';
import type { FeedContext, FeedCounts } from './context.ts';
import { describeEnd, type FeedEnd } from './end.ts';
import { createFreshness } from './freshness.ts';
import { createHealing } from './healing.ts';
import { realPace, type Pace } from './pace.ts';
import { readOnce } from './reading.ts';
import { createRetry } from './retry.ts';

/** The change feed of one connection: everything the console knows of the provider comes in here. */
export interface Feed {
  start(): void;
  stop(): Promise<void>;
  /** Begins a reading anew at once: the machine woke up, or a person asked for it. */
  reconnect(why: string): void;
  subscribe(listener: FeedListener): () => void;
  freshness(): FeedFreshness;
  counts(): Readonly<FeedCounts>;
  /** How the last reading ended; null while one goes well. */
  trouble(): FeedEnd | null;
  /** A new picture is being fetched, and this much of it has come. */
  syncing(): { readonly entities: number } | null;
}

export interface FeedOptions {
  readonly caller: Caller;
  readonly gateways: Gateways;
  readonly gatewayClock: GatewayClock;
  readonly session: Pick<Session, 'subject' | 'onChange'>;
  readonly writer: InventoryWriter;
  /** What the cache remembers of when the provider was last heard. */
  readonly heardBefore: number | null;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  /** The computer's own, unless a simulated world brings another. */
  readonly pace?: Pace;
  /** `trouble` or `syncing` changed. */
  readonly onChange?: () => void;
  /** A gateway follows on from where we are. */
  readonly onOpened?: () => void;
}

/** Only a bound for the wait: the sign-in itself ends it. */
const WITHOUT_SESSION_MS = 60_000;

export function createFeed(options: FeedOptions): Feed {
  const listeners = createListeners(options.log);
  const freshness = createFreshness(options.clock, options.heardBefore, (now) =>
    listeners.tell((each) => each.freshness(now)),
  );
  let syncing: { readonly entities: number } | null = null;
  const context: FeedContext = {
    ...{ writer: options.writer, gatewayClock: options.gatewayClock, freshness },
    pace: options.pace ?? realPace,
    healing: createHealing(options.clock),
    counts: { changes: 0, repeated: 0, unknownKinds: 0, malformed: 0, gaps: 0 },
    changed: (changes) => listeners.tell((each) => each.changed(changes)),
    caughtUp: () => listeners.tell((each) => each.caughtUp?.()),
    syncing(entities) {
      if (entities === null && syncing === null) return;
      syncing = entities === null ? null : { entities };
      options.onChange?.();
    },
    malformed: (why) => options.log.warn('A line of the feed could not be used and was set aside', { why }),
  };
  let loop: FeedLoop | null = null;
  return {
    start() {
      loop ??= new FeedLoop(options, context, () => listeners.tell((each) => each.replaced()));
    },
    async stop() {
      const stopping = loop;
      loop = null;
      await stopping?.stop();
    },
    reconnect: (why) => loop?.reconnect(why),
    subscribe: (listener) => listeners.add(listener),
    freshness: () => freshness.current(),
    counts: () => context.counts,
    trouble: () => loop?.trouble ?? null,
    syncing: () => syncing,
  };
}

function createListeners(log: Log) {
  const listeners = new Set<FeedListener>();
  return {
    add(listener: FeedListener): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    /** A mistake of one listener must cost neither the feed nor the other listeners what was committed. */
    tell(what: (listener: FeedListener) => void): void {
      for (const listener of [...listeners]) {
        try {
          what(listener);
        } catch (error) {
          log.error('A listener of the feed failed', { error: stackOf(error) });
        }
      }
    },
  };
}

/** Reads, and reads again, until it is stopped. */
class FeedLoop {
  trouble: FeedEnd | null = null;
  readonly #options: FeedOptions;
  readonly #context: FeedContext;
  readonly #replaced: () => void;
  readonly #stopped = new AbortController();
  readonly #done: Promise<unknown>;
  #reading = new AbortController();
  #waiting: Waiting | null = null;

  constructor(options: FeedOptions, context: FeedContext, replaced: () => void) {
    this.#options = options;
    this.#context = context;
    this.#replaced = replaced;
    this.#done = Promise.all([this.#sweep(), this.#run()]);
  }

  async stop(): Promise<void> {
    this.#stopped.abort();
    this.#waiting?.cutShort();
    await this.#done;
  }

  reconnect(why: string): void {
    this.#options.log.info('The feed is opened anew', { why });
    this.#reading.abort();
    this.#waiting?.cutShort();
  }

  async #run(): Promise<void> {
    const { signal } = this.#stopped;
    const unwatch = this.#options.session.onChange(() => this.#waiting?.cutShort());
    const retry = createRetry(this.#options.random, () => this.#options.gateways.addresses().length);
    while (!signal.aborted) {
      await this.#untilSignedIn();
      const changesBefore = this.#context.counts.changes;
      const end = await this.#read(retry.wantsPicture());
      const progressed = this.#context.counts.changes > changesBefore;
      const waitMs = retry.after(end, { progressed, cursor: this.#options.writer.cursor() });
      if (end.kind === 'swapped') this.#swapped();
      else await this.#interrupted(end, waitMs);
    }
    unwatch();
    this.#context.freshness.lost();
  }

  async #read(wantsPicture: boolean): Promise<FeedEnd> {
    const { caller, gateways, log } = this.#options;
    const stopped = this.#stopped.signal;
    if (stopped.aborted) return { kind: 'cut', detail: 'stopped' };
    this.#reading = new AbortController();
    const signal = AbortSignal.any([stopped, this.#reading.signal]);
    const opened = (): void => {
      this.#setTrouble(null);
      this.#options.onOpened?.();
    };
    try {
      return await readOnce({ ...{ context: this.#context, caller, gateways, wantsPicture, signal, opened } });
    } catch (error) {
      log.error('The feed met a mistake of the program', { error: stackOf(error) });
      return { kind: 'fault', detail: String(error) };
    }
  }

  #swapped(): void {
    this.#replaced();
    void this.#sweep();
  }

  async #interrupted(end: FeedEnd, waitMs: number): Promise<void> {
    this.#context.freshness.lost();
    if (this.#stopped.signal.aborted) return;
    this.#setTrouble(end);
    this.#options.log.info('The feed is interrupted', { kind: end.kind, detail: describeEnd(end), waitMs });
    await this.#pause(waitMs);
  }

  async #untilSignedIn(): Promise<void> {
    while (this.#options.session.subject() === null && !this.#stopped.signal.aborted) {
      await this.#pause(WITHOUT_SESSION_MS);
    }
  }

  async #pause(delayMs: number): Promise<void> {
    this.#waiting = wait(this.#options.clock, delayMs);
    await this.#waiting.done;
    this.#waiting = null;
  }

  /** Removes what older pictures left, a bounded piece a turn. */
  async #sweep(): Promise<void> {
    const { writer, log } = this.#options;
    for (;;) {
      await this.#context.pace.turn();
      if (this.#stopped.signal.aborted) return;
      const swept = writer.sweep();
      if (!swept.ok) log.warn('What an older picture left could not be removed', { detail: swept.failure.detail });
      if (!swept.ok || !swept.value) return;
    }
  }

  #setTrouble(next: FeedEnd | null): void {
    if (next === null && this.trouble === null) return;
    this.trouble = next;
    this.#options.onChange?.();
  }
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
