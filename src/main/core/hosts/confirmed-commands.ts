import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { HostAct } from '#shared/domain/index.ts';
import { canonicalJson } from '#shared/gateway-api/index.ts';
import { readKept } from '../kept-json.ts';
import { writeWhole } from '../whole-file.ts';

const format = z.record(z.string().regex(/^[0-9a-f]{64}$/), z.int().min(0));

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
  #hashes: Readonly<Record<string, number>>;

  constructor(file: string, nowMs: number) {
    this.#file = file;
    this.#hashes = readKept(file, format, {}, nowMs);
  }

  has(act: HostAct): boolean {
    return !needsConfirming(act) || hashOf(act) in this.#hashes;
  }

  confirm(act: HostAct, nowMs: number): void {
    const next = { ...this.#hashes, [hashOf(act)]: nowMs };
    writeWhole(this.#file, `${JSON.stringify(next, null, 2)}\n`);
    this.#hashes = next;
  }
}
