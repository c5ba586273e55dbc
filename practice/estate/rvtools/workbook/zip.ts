import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl';
import { EstateFileError } from '../error.ts';
import { UNPACKED_BYTES_MAX } from '../limits.ts';
import { damaged } from './damaged.ts';

const ENTRIES_MAX = 10_000;
const MIB = 1_048_576;

/** The parts of a workbook by name. Nothing of it is ever written anywhere, so a name is only a name. */
export interface Parts {
  has(name: string): boolean;
  /** The bytes of a part as they are unpacked. All parts that are read count towards one limit. */
  read(name: string): AsyncIterable<Buffer>;
}

export async function openParts(bytes: Uint8Array, bytesMax = UNPACKED_BYTES_MAX): Promise<Parts> {
  const zip = await orDamaged(
    fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), { lazyEntries: true }),
  );
  const entries = await entriesOf(zip);
  let unpacked = 0;
  /** Counted as it comes: what a header promises is only a promise. */
  const count = (chunk: Buffer): void => {
    unpacked += chunk.length;
    if (unpacked <= bytesMax) return;
    throw new EstateFileError(
      `the workbook unpacks to more than ${String(bytesMax / MIB)} MiB`,
      'Take the sheets that are not needed out of it, or export vInfo as CSV',
    );
  };
  return {
    has: (name) => entries.has(name),
    async *read(name) {
      const entry = entries.get(name);
      if (entry === undefined) throw damaged(`it lacks its part ${name}`);
      if (entry.isEncrypted()) {
        throw new EstateFileError('the workbook is kept under a password', 'Save it without the password');
      }
      const stream = await orDamaged(zip.openReadStreamPromise(entry));
      try {
        for await (const chunk of stream) {
          count(chunk as Buffer);
          yield chunk as Buffer;
        }
      } catch (error) {
        throw error instanceof EstateFileError ? error : damaged(`${name}: ${wordsOf(error)}`);
      } finally {
        stream.destroy();
      }
    },
  };
}

async function entriesOf(zip: ZipFile): Promise<ReadonlyMap<string, Entry>> {
  const entries = new Map<string, Entry>();
  if (zip.entryCount > ENTRIES_MAX) throw damaged(`it has more than ${String(ENTRIES_MAX)} parts`);
  await orDamaged(
    new Promise<void>((resolve, reject) => {
      zip.on('entry', (entry: Entry) => {
        entries.set(entry.fileName, entry);
        zip.readEntry();
      });
      zip.once('end', resolve);
      zip.once('error', reject);
      zip.readEntry();
    }),
  );
  return entries;
}

async function orDamaged<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw damaged(wordsOf(error));
  }
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
