import { mkdir, readFile, rename } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { parseJson } from '../core/parse-json.ts';
import { writeWhole } from '../core/whole-file.ts';

/** Encrypted secrets by name. Only ciphertext reaches this file, and only its owner can read it. */
export interface SecretsFile {
  read(name: string): Promise<Buffer | null>;
  write(name: string, encrypted: Buffer): Promise<void>;
  remove(name: string): Promise<void>;
}

const format = z.record(z.string(), z.base64());
type Entries = z.infer<typeof format>;

export function secretsFile(file: string): SecretsFile {
  // One change at a time: two that overlap would each write what the other has not seen.
  let last: Promise<unknown> = Promise.resolve();
  const change = (edit: (entries: Entries) => Entries): Promise<void> => {
    const next = last.then(async () => save(file, edit(await entriesOf(file))));
    last = next.catch(() => undefined);
    return next;
  };
  return {
    async read(name) {
      await last;
      const text = (await entriesOf(file))[name];
      return text === undefined ? null : Buffer.from(text, 'base64');
    },
    write: (name, encrypted) => change((entries) => ({ ...entries, [name]: encrypted.toString('base64') })),
    remove: (name) =>
      change((entries) => Object.fromEntries(Object.entries(entries).filter(([other]) => other !== name))),
  };
}

async function entriesOf(file: string): Promise<Entries> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return {};
    throw error;
  }
  const parsed = format.safeParse(parseJson(text));
  if (parsed.success) return parsed.data;
  // Set aside, not deleted: somebody may want to know what happened to it. The person signs in again.
  await rename(file, `${file}.damaged-${Date.now()}`);
  return {};
}

async function save(file: string, entries: Entries): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  writeWhole(file, JSON.stringify(entries));
}
