import { createHash } from 'node:crypto';
import { z } from 'zod';
import { hostAct, type HostAct } from '#shared/domain/index.ts';
import { canonicalJson } from '#shared/gateway-api/index.ts';
import type { ConfirmedText } from '#shared/ipc/index.ts';
import { readKept } from '../kept-json.ts';
import { writeWhole } from '../whole-file.ts';

const format = z.record(z.string().regex(/^[0-9a-f]{64}$/), z.object({ confirmedAt: z.int().min(0), act: hostAct }));
type Confirmed = z.infer<typeof format>;

/** Lower-case hex SHA-256 of everything that an act does, and where. */
export function hashOf(act: HostAct): string {
  return createHash('sha256').update(canonicalJson(act)).digest('hex');
}

/** Whether a person must have read an act here before it is done: it runs a text or leaves a file on a host. */
export function needsConfirming(act: HostAct): boolean {
  return act.kind === 'command' || act.kind === 'copy' || act.kind === 'fence';
}

/**
 * What a person has read in full and confirmed on this computer. Whoever may edit a plan could otherwise run anything as
 * anybody else; a change of a single byte asks again. A damaged file is set aside, and all is asked again.
 */
export class ConfirmedCommands {
  readonly #file: string;
  #confirmed: Confirmed;

  constructor(file: string, nowMs: number) {
    this.#file = file;
    this.#confirmed = readKept(file, format, {}, nowMs);
  }

  has(act: HostAct): boolean {
    return !needsConfirming(act) || Object.hasOwn(this.#confirmed, hashOf(act));
  }

  confirm(act: HostAct, nowMs: number): void {
    this.#write({ ...this.#confirmed, [hashOf(act)]: { confirmedAt: nowMs, act } });
  }

  /** Newest first. */
  list(): readonly ConfirmedText[] {
    return Object.entries(this.#confirmed)
      .map(([hash, { confirmedAt, act }]) => ({ hash, confirmedAt, act }))
      .toSorted((a, b) => b.confirmedAt - a.confirmedAt);
  }

  /** It is asked about again. */
  forget(hash: string): void {
    this.#write(Object.fromEntries(Object.entries(this.#confirmed).filter(([known]) => known !== hash)));
  }

  #write(next: Confirmed): void {
    writeWhole(this.#file, `${JSON.stringify(next, null, 2)}\n`);
    this.#confirmed = next;
  }
}
