import { mkdir, open, readFile, rename } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';

/** Encrypted secrets by name. Only ciphertext reaches this file, and only its owner can read it. */
export interface SecretsFile {
  read(name: string): Promise<Buffer | null>;
  write(name: string, encrypted: Buffer): Promise<void>;
  remove(name: string): Promise<void>;
}

const format = z.record(z.string(), z.base64());
type Entries = z.infer<typeof format>;
const OWNER_ONLY = 0o600;

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
  const parsed = format.safeParse(jsonOf(text));
  if (parsed.success) return parsed.data;
  // Set aside, not deleted: somebody may want to know what happened to it. The person signs in again.
  await rename(file, `${file}.damaged-${Date.now()}`);
  return {};
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Written beside and renamed, so that a power cut leaves the old file or the new one and never half of one. */
async function save(file: string, entries: Entries): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  const beside = `${file}.new`;
  const handle = await open(beside, 'w', OWNER_ONLY);
  try {
    await handle.writeFile(JSON.stringify(entries));
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(beside, file);
}
