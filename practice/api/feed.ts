import { cursorAt, parseCursor } from '#shared/gateway-api/index.ts';
import type { Problem } from '#shared/gateway-api/index.ts';
import type { Provider } from '../provider/context.ts';
import type { Row } from '../state/store.ts';
import type { Answer, Call } from './call.ts';
import { mangled } from './feed-faults.ts';
import { problem } from './problem.ts';

interface Snapshot {
  readonly rows: readonly Row[];
  readonly asOf: number;
  next: number;
}

interface Opening {
  readonly epoch: string;
  /** Null: from the beginning. */
  readonly after: number | null;
  readonly follow: boolean;
  readonly gateway: number;
}

/**
 * One console's reading of the feed. It is pulled: the transport asks for as much as the socket takes, so a slow console
 * costs a position in the log and no memory. Invariant: after the snapshot the lines go on at `asOf + 1` without a gap.
 */
export class FeedReader {
  readonly follow: boolean;
  readonly #p: Provider;
  readonly #gateway: number;
  readonly #opening: string[] = [];
  #snapshot: Snapshot | null = null;
  #position: number;
  #lost = false;

  constructor(p: Provider, { epoch, after, follow, gateway }: Opening) {
    this.#p = p;
    this.follow = follow;
    this.#gateway = gateway;
    const head = this.#head;
    this.#opening.push(JSON.stringify({ control: 'epoch', epoch, head, time: p.clock.now() }));
    this.#position = after ?? head;
    if (after !== null) return;
    this.#snapshot = { rows: p.store.rows(), asOf: head, next: 0 };
    this.#opening.push(JSON.stringify({ control: 'begin', snapshotId: `snapshot-${String(head)}`, asOf: head }));
  }

  /** Nothing more will come: the snapshot or the changes so far are told, or the log was cut away under the reader. */
  get ended(): boolean {
    if (this.#lost) return true;
    return !this.follow && this.#opening.length === 0 && this.#snapshot === null && !this.#behind;
  }

  /** The newest change that this gateway knows. */
  get #head(): number {
    return this.#p.faults.gateway(this.#gateway).frozenAt ?? this.#p.store.head;
  }

  get #behind(): boolean {
    return this.#position < this.#head;
  }

  /** The next lines, of about so many characters, each with its line end; empty where there is nothing now. */
  read(charsMax: number): string {
    const lines: string[] = this.#opening.splice(0);
    let chars = 0;
    const take = (line: string): void => {
      lines.push(line);
      chars += line.length;
    };
    while (this.#snapshot !== null && chars < charsMax) this.#readSnapshot(this.#snapshot, take);
    while (this.#snapshot === null && this.#behind && !this.#lost && chars < charsMax) this.#readLog(take);
    return lines.length === 0 ? '' : `${lines.join('\n')}\n`;
  }

  heartbeat(): string {
    const time = this.#p.clock.now();
    return `${JSON.stringify({ control: 'heartbeat', time, head: this.#head })}\n`;
  }

  #readSnapshot(snapshot: Snapshot, take: (line: string) => void): void {
    const row = snapshot.rows[snapshot.next];
    snapshot.next += 1;
    if (row !== undefined) return take(this.#p.store.text(row));
    this.#snapshot = null;
    take(JSON.stringify({ control: 'end', cursor: cursorAt(epochOf(this.#p), snapshot.asOf) }));
  }

  #readLog(take: (line: string) => void): void {
    const line = this.#p.store.log.line(this.#position + 1);
    if (line === undefined) {
      this.#lost = true;
      return;
    }
    this.#position += 1;
    for (const each of this.follow ? mangled(this.#p.faults, line, () => this.#aheadLine()) : [line]) take(each);
  }

  /** Takes the line after next, for a feed that tells two in the wrong order. */
  #aheadLine(): string | undefined {
    const line = this.#p.store.log.line(this.#position + 1);
    if (line !== undefined) this.#position += 1;
    return line;
  }
}

export function epochOf(p: Provider): string {
  const meta = p.store.record('meta', 'meta');
  if (meta === undefined) throw new Error('a provider has an epoch');
  return meta.epoch;
}

function expired(p: Provider, detail: string): Problem {
  return problem('cursor-expired', `${detail} Begin with a new snapshot.`, { currentRev: p.store.head });
}

/** Opens the feed after a cursor, or from the beginning. */
export function changes(p: Provider, { query, gateway }: Call<'changes'>): Answer<'changes'> {
  const epoch = epochOf(p);
  const opening = { epoch, follow: query.follow === 'true', gateway };
  const isFrozen = p.faults.gateway(gateway).frozenAt !== null;
  if (query.after === undefined) {
    return isFrozen
      ? problem('unavailable', 'This gateway is behind.')
      : new FeedReader(p, { ...opening, after: null });
  }
  const cursor = parseCursor(query.after);
  if (cursor === null) return problem('bad-request', 'This is no cursor.', { field: 'after' });
  if (cursor.epoch !== epoch) return expired(p, 'The numbering has begun anew.');
  if (cursor.seq < p.store.log.floor) return expired(p, 'The cursor is older than the changes kept.');
  if (cursor.seq > p.store.head) return problem('unavailable', 'This gateway is behind the cursor. Use another.');
  return new FeedReader(p, { ...opening, after: cursor.seq });
}
