import type { AwayReport } from '#shared/ipc/index.ts';
import type { FeedFreshness } from '../gateway/port.ts';
import type { Log } from '../ports.ts';
import type { AwayFile, InventoryReader, InventoryWriter, StoreFailure, StoreResult } from '../store/index.ts';
import { changesSince, type AwayReader } from './compare.ts';
import { mergedReport, saysNothing } from './merge.ts';

export interface AwayPorts {
  readonly reader: AwayReader & Pick<InventoryReader, 'awaySince' | 'heardAt'>;
  readonly writer: Pick<InventoryWriter, 'beginAway' | 'endAway'>;
  readonly file: AwayFile;
  readonly freshness: () => FeedFreshness;
  readonly turn: () => Promise<void>;
  readonly log: Log;
  /** There is something to read, or nothing any more. */
  readonly changed: () => void;
}

/**
 * What changed while the provider was not heard. Away begins with each start and each loss; from then on the cache keeps what
 * it changes. It ends when everything that had happened is read and the comparison is on the disk, so that a console
 * that ends in between goes on with the same before.
 */
export class AwayDesk {
  readonly #ports: AwayPorts;
  #report: AwayReport | null = null;
  #settling: Promise<void> | null = null;
  #closed = false;

  constructor(ports: AwayPorts) {
    this.#ports = ports;
    const kept = ports.file.read();
    if (kept.ok) this.#report = kept.value;
    else this.#complain(kept.failure);
  }

  get report(): AwayReport | null {
    return this.#report;
  }

  /** The provider is not heard any more, or was not heard yet. */
  begin(): void {
    this.#heed(this.#ports.writer.beginAway());
  }

  /** Everything that had happened is in the cache. */
  settle(): Promise<void> {
    this.#settling ??= this.#settle().finally(() => {
      this.#settling = null;
    });
    return this.#settling;
  }

  /** Only what was read: a report that grew meanwhile stays. */
  acknowledge(until: number): StoreResult<void> {
    if (this.#report === null || this.#report.until > until) return { ok: true, value: undefined };
    const removed = this.#ports.file.remove();
    if (!removed.ok) return removed;
    this.#report = null;
    this.#ports.changed();
    return removed;
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#settling;
  }

  async #settle(): Promise<void> {
    const { reader, writer, file, turn } = this.#ports;
    const since = reader.awaySince();
    if (since === null) return;
    const changes = await changesSince(reader, async () => {
      await turn();
      if (this.#closed) throw new Closed();
    }).catch((error: unknown) => {
      if (error instanceof Closed) return null;
      throw error;
    });
    // Lost again meanwhile: the same before holds until the next time that everything is read.
    if (changes === null || this.#ports.freshness().state === 'offline') return;
    if (!saysNothing(changes)) {
      const merged = mergedReport(this.#report, { since, until: reader.heardAt() ?? since, ...changes });
      const kept = saysNothing(merged) ? file.remove() : file.keep(merged);
      if (!this.#heed(kept)) return;
      this.#report = saysNothing(merged) ? null : merged;
      this.#ports.changed();
    }
    this.#heed(writer.endAway());
  }

  #heed(result: StoreResult<unknown>): boolean {
    if (!result.ok) this.#complain(result.failure);
    return result.ok;
  }

  /** It is told only in the log: what the person works with is not touched by it. */
  #complain({ path, detail }: StoreFailure): void {
    this.#ports.log.error('What changed while the provider was not heard cannot be kept', { path, detail });
  }
}

/** The room is closing: its cache must not be read any more. */
class Closed extends Error {}
