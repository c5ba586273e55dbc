import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { socketPath } from '../scratch.ts';
import { Nbd } from './nbd.ts';
import { bytesIn, piecesOf } from './regions.ts';
import type { Region } from './regions.ts';

/** Carries blocks from one disk to another, over two exports, as between two sites. */
const PIECE_BYTES = 1_048_576;
/** What is compared, and sent where it differs. */
const PAGE_BYTES = 4_096;

export interface Moved {
  /** Read on both sides. */
  readonly bytesCompared: number;
  /** Sent to the target. */
  readonly bytesMoved: number;
}

interface Export {
  readonly nbd: Nbd;
  close(): Promise<void>;
}

/** The export ends with its one client, or with us: a program that was killed leaves none behind. */
async function openExport(file: string, mode: 'read' | 'write'): Promise<Export> {
  const socket = socketPath();
  const args = [...(mode === 'read' ? ['--read-only'] : []), '--format=qcow2', `--socket=${socket}`, file];
  const server = spawn('setpriv', ['--pdeathsig', 'KILL', 'qemu-nbd', ...args], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  server.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const ended = new Promise<void>((resolve) => server.once('close', () => resolve()));
  const refused = ended.then(() => Promise.reject(new Error(`${file} could not be exported: ${said.trim()}`)));
  refused.catch(() => undefined);
  const nbd = await Promise.race([Nbd.open(socket), refused]);
  const close = async (): Promise<void> => {
    nbd.close();
    await ended;
    rmSync(socket, { force: true });
  };
  return { nbd, close };
}

/** Where two buffers differ, by page, neighbours together. */
export function differencesOf(source: Buffer, target: Buffer): Region[] {
  const found: { start: number; length: number }[] = [];
  for (let start = 0; start < source.length; start += PAGE_BYTES) {
    const end = Math.min(start + PAGE_BYTES, source.length);
    if (source.compare(target, start, end, start, end) === 0) continue;
    const last = found.at(-1);
    if (last !== undefined && last.start + last.length === start) last.length += end - start;
    else found.push({ start, length: end - start });
  }
  return found;
}

async function sendPiece(from: Nbd, to: Nbd, { start, length }: Region, how: 'all' | 'different'): Promise<number> {
  const data = await from.read(start, length);
  const parts = how === 'all' ? [{ start: 0, length }] : differencesOf(data, await to.read(start, length));
  for (const part of parts) await to.write(start + part.start, data.subarray(part.start, part.start + part.length));
  return bytesIn(parts);
}

/** `all`: everything in the regions goes over; `different`: what is not the same on the other side. */
export async function copyRegions(
  source: string,
  target: string,
  regions: readonly Region[],
  how: 'all' | 'different',
): Promise<Moved> {
  if (regions.length === 0) return { bytesCompared: 0, bytesMoved: 0 };
  const from = await openExport(source, 'read');
  const to = await openExport(target, 'write');
  try {
    let bytesMoved = 0;
    for (const piece of piecesOf(regions, PIECE_BYTES)) bytesMoved += await sendPiece(from.nbd, to.nbd, piece, how);
    await to.nbd.flush();
    return { bytesCompared: how === 'different' ? bytesIn(regions) : 0, bytesMoved };
  } finally {
    await Promise.all([from.close(), to.close()]);
  }
}
