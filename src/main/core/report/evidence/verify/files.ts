import type { z } from 'zod';
import { parseJson } from '../../../parse-json.ts';
import { readContainer } from '../container/read.ts';
import type { ReadEntry } from '../container/read.ts';
import { FILE, LISTED_FILES, manifest, PACK_BOUNDS, signatureFile } from '../format.ts';
import type { Manifest, SignatureFile } from '../format.ts';
import { sha256Of } from '../keys.ts';
import type { Findings } from './findings.ts';

/** A pack whose files are all there, and by their formats. */
export interface OpenedPack {
  readonly entries: ReadonlyMap<string, ReadEntry>;
  readonly manifest: Manifest;
  readonly signature: SignatureFile;
}

/** Null where it is no pack at all, or lacks what everything else is judged by. */
export function openPack(zip: Uint8Array, findings: Findings): OpenedPack | null {
  const read = readContainer(zip, PACK_BOUNDS);
  if (!read.ok) {
    findings.add(read.failure.code, null, read.failure.detail);
    return null;
  }
  const entries = new Map(read.value.map((entry) => [entry.name, entry]));
  judgeNames(read.value, findings);
  const made = readFile(entries.get(FILE.manifest), manifest, findings);
  const signature = readFile(entries.get(FILE.signature), signatureFile, findings);
  if (made === null || signature === null) return null;
  // Every other file is hashed; of this one the values are signed, so they must stand as they would be written.
  const spelt = Buffer.from(entries.get(FILE.signature)?.content ?? []).toString('utf8') === spelling(signature);
  findings.demand(spelt, 'malformed', FILE.signature, 'The signature is written otherwise than the program writes it.');
  judgeSums(entries, made, findings);
  return { entries, manifest: made, signature };
}

/** Every file is there once, none else, each in its place and packed as it should be. */
function judgeNames(entries: readonly ReadEntry[], findings: Findings): void {
  const wanted = [FILE.signature, FILE.manifest, ...LISTED_FILES];
  for (const name of wanted) {
    const there = entries.some((entry) => entry.name === name);
    findings.demand(there, 'file-missing', name, `${name} is missing.`);
  }
  for (const { name } of entries) {
    findings.demand(wanted.includes(name), 'file-unknown', name, `${name} is no file of a pack.`);
  }
  const inOrder = entries.every(({ name, method }, at) => {
    return name !== wanted[at] || method === (LISTED_FILES.includes(name) ? 'deflated' : 'stored');
  });
  const ordered = entries.map(({ name }) => name).filter((name) => wanted.includes(name));
  const isOrdered = ordered.join() === wanted.filter((name) => ordered.includes(name)).join();
  findings.demand(inOrder && isOrdered, 'container', null, 'The files are not in the order and form of a pack.');
}

/** A JSON file of the pack in the one spelling that it can have; null where it is not. */
export function readFile<S extends z.ZodType>(
  entry: ReadEntry | undefined,
  schema: S,
  findings: Findings,
): z.infer<S> | null {
  if (entry === undefined) return null;
  const text = Buffer.from(entry.content).toString('utf8');
  const json = parseJson(text);
  const parsed = schema.safeParse(json);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const where = issue === undefined ? '' : `${issue.path.join('.')}: ${issue.message}`;
    findings.add('malformed', entry.name, `${entry.name} is not by the format of packs. ${where}`);
    return null;
  }
  const isSpelt = spelling(json) === text;
  const detail = `${entry.name} is written otherwise than the program writes it.`;
  return findings.demand(isSpelt, 'malformed', entry.name, detail) ? parsed.data : null;
}

function spelling(json: unknown): string {
  return `${JSON.stringify(json, null, 2)}\n`;
}

function judgeSums(entries: ReadonlyMap<string, ReadEntry>, made: Manifest, findings: Findings): void {
  for (const [at, file] of made.files.entries()) {
    const named = findings.demand(
      file.name === LISTED_FILES[at],
      'malformed',
      FILE.manifest,
      `The manifest names ${file.name} where ${LISTED_FILES[at] ?? 'nothing'} belongs.`,
    );
    const entry = named ? entries.get(file.name) : undefined;
    if (entry === undefined) continue;
    const same =
      entry.bytes === file.bytes &&
      entry.packed.length === file.packedBytes &&
      sha256Of(entry.content) === file.sha256 &&
      sha256Of(entry.packed) === file.packedSha256;
    findings.demand(same, 'file-changed', file.name, `${file.name} is not what the manifest says.`);
  }
}
