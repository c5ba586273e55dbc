import { CHAIN_START, chainAfter } from '../../../store/journal/chain.ts';
import { sealText } from '../../../store/journal/seal.ts';
import type { ChainSeal } from '../../../store/journal/seal.ts';
import type { PackedEntry } from '../container/layout.ts';
import { readContainer } from '../container/read.ts';
import { deflated, stored, zipOf } from '../container/write.ts';
import type { PlainFile } from '../container/write.ts';
import { FILE, LISTED_FILES, packText } from '../format.ts';
import type { ChainLine, Manifest, SignatureFile } from '../format.ts';
import { sha256Of } from '../keys.ts';
import { jsonOf } from '../make-pack.ts';
import { installationOf } from './installation.ts';

const ANY_SIZE = { bytesMax: 1e9, unpackedBytesMax: 1e9, entriesMax: 100 };

/** The files of a pack, by name. */
export function filesOf(zip: Uint8Array): Map<string, Buffer> {
  const read = readContainer(zip, ANY_SIZE);
  if (!read.ok) throw new Error(read.failure.detail);
  return new Map(read.value.map(({ name, content }) => [name, Buffer.from(content)]));
}

/** A zip of any files, packed as a pack packs them. */
export async function zipped(files: ReadonlyMap<string, Uint8Array>): Promise<Uint8Array> {
  const entries: PackedEntry[] = [];
  for (const [name, content] of files) entries.push(await packed({ name, content }));
  return zipOf(entries);
}

function packed(file: PlainFile): PackedEntry | Promise<PackedEntry> {
  return LISTED_FILES.includes(file.name) ? deflated(file, () => Promise.resolve()) : stored(file);
}

export interface Forgery {
  /** Changes what is to be signed. */
  readonly edit: (files: Map<string, Buffer>) => void;
  /** By whose key it is signed: that of the true installation is made of a 1. */
  readonly by: number;
  /** Whether the forger puts a key of his own into the manifest. */
  readonly ownsUp?: boolean;
}

/** A pack as somebody makes it who has this program, and perhaps the key: sums, chain head and signature are all made anew. */
export async function forged(zip: Uint8Array, { edit, by, ownsUp = true }: Forgery): Promise<Uint8Array> {
  const key = await installationOf(by).key();
  const files = filesOf(zip);
  edit(files);
  const lines = linesOf(files);
  const before = JSON.parse(textOf(files, FILE.manifest)) as Manifest;
  const { earlier, id, keptIn, madeAt, publicKey } = ownsUp ? { ...before.installation, ...key } : before.installation;
  const entries = new Map<string, PackedEntry>();
  for (const name of LISTED_FILES) {
    entries.set(name, await packed({ name, content: files.get(name) ?? Buffer.alloc(0) }));
  }
  const made: Manifest = {
    ...before,
    chain: { head: lines.at(-1)?.link ?? CHAIN_START, records: lines.length },
    installation: { id, publicKey, madeAt, keptIn, earlier: [...earlier] },
    files: LISTED_FILES.map((name) => {
      const entry = entries.get(name);
      const content = files.get(name) ?? Buffer.alloc(0);
      if (entry === undefined) throw new Error(name);
      const sums = { packedBytes: entry.packed.length, packedSha256: sha256Of(entry.packed) };
      return { name, bytes: content.length, sha256: sha256Of(content), ...sums };
    }),
  };
  const manifestBytes = jsonOf(made);
  const told = {
    ...{ installationId: id, runId: made.runId, chainHead: made.chain.head, records: made.chain.records },
    ...{ at: made.madeAt, manifestSha256: sha256Of(manifestBytes) },
  };
  const signature: SignatureFile = { ...told, signature: key.sign(packText(told)) };
  const head = [
    stored({ name: FILE.signature, content: jsonOf(signature) }),
    stored({ name: FILE.manifest, content: manifestBytes }),
  ];
  return zipOf([...head, ...entries.values()]);
}

export function textOf(files: ReadonlyMap<string, Uint8Array>, name: string): string {
  return Buffer.from(files.get(name) ?? []).toString('utf8');
}

export function linesOf(files: ReadonlyMap<string, Uint8Array>): ChainLine[] {
  const text = textOf(files, FILE.chain);
  return text === ''
    ? []
    : text
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as ChainLine);
}

export function setLines(files: Map<string, Buffer>, lines: readonly ChainLine[]): void {
  files.set(FILE.chain, Buffer.from(lines.map((line) => `${JSON.stringify(line)}\n`).join('')));
}

/** All links made anew over other texts, and where somebody has the installation's key, the seal in it as well. */
export async function recomputed(
  lines: readonly Omit<ChainLine, 'link'>[],
  by: number,
  runId = 'run-1',
): Promise<ChainLine[]> {
  const key = await installationOf(by).key();
  let link = CHAIN_START;
  return lines.map(({ n, at, text }) => {
    const event = JSON.parse(text) as { readonly type: string; readonly seal?: ChainSeal };
    const told = { installationId: key.id, chainHead: link, records: n - 1, at };
    const seal = { ...told, publicKey: key.publicKey, signature: key.sign(sealText(runId, told)) };
    const whole = event.type === 'sealed' ? JSON.stringify({ ...event, seal }) : text;
    link = chainAfter(link, { runId, at, text: whole });
    return { n, at, link, text: whole };
  });
}
