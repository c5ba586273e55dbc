import {
  closeSync,
  constants,
  fstatSync,
  fsyncSync,
  openSync,
  readSync,
  unlinkSync,
  writeSync,
  type Stats,
} from 'node:fs';
import { z } from 'zod';
import { displayName } from '#shared/domain/index.ts';
import { gatewayAddress } from '#shared/gateway-api/index.ts';
import { fail, succeed, type Outcome } from '../ports.ts';
import { thumbprint } from './settings.ts';

const pairingFile = z.object({
  name: displayName,
  addresses: z.array(gatewayAddress).min(1).max(64),
  thumbprint,
  account: z.string().min(1).max(256),
  password: z.string().min(1).max(1_024),
});
/** What a provider on this machine hands over once, so that nobody has to type it. It holds a password. */
export type Pairing = z.infer<typeof pairingFile>;

export interface PairingFailure {
  readonly kind: 'missing' | 'not-private' | 'not-deleted' | 'malformed' | 'io';
  readonly detail: string;
}

const PAIRING_BYTES_MAX = 65_536;

/**
 * Takes a pairing file: reads it, removes it, and only then uses what was in it, so that a password lies in a file once and
 * never after it was used. A file that others may read, or that is not ours, is refused: it may have been put there.
 */
export function consumePairing(path: string): Outcome<Pairing, PairingFailure> {
  try {
    // Never through a link: whoever may place links must not choose which file is read and removed. (Windows has no such
    // flag; there the constant is undefined, which counts as 0.)
    const file = openSync(path, constants.O_RDWR | constants.O_NOFOLLOW);
    try {
      const refusal = refusalOf(fstatSync(file));
      if (refusal !== null) return fail({ kind: 'not-private', detail: refusal });
      const bytes = Buffer.alloc(PAIRING_BYTES_MAX + 1);
      const length = readSync(file, bytes, 0, bytes.length, 0);
      writeSync(file, Buffer.alloc(length), 0, length, 0);
      fsyncSync(file);
      unlinkSync(path);
      return parse(bytes.toString('utf8', 0, length));
    } finally {
      closeSync(file);
    }
  } catch (error) {
    return failureOf(error);
  }
}

function refusalOf(stats: Stats): string | null {
  if (!stats.isFile()) return 'it is no ordinary file';
  if (stats.size > PAIRING_BYTES_MAX) return 'it is too large';
  if (process.platform === 'win32') return null;
  if (stats.uid !== process.getuid?.()) return 'it belongs to another user';
  const others = stats.mode & 0o077;
  return others === 0 ? null : `others may read it (mode ${(stats.mode & 0o777).toString(8)}, not 600)`;
}

function parse(text: string): Outcome<Pairing, PairingFailure> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    // The parser's own words would quote the text, and there is a password in it.
    return fail({ kind: 'malformed', detail: 'it is no JSON' });
  }
  const parsed = pairingFile.safeParse(json);
  if (parsed.success) return succeed(parsed.data);
  const fields = parsed.error.issues.map((issue) => issue.path.join('.')).join(', ');
  return fail({ kind: 'malformed', detail: `these are missing or wrong: ${fields}` });
}

function failureOf(error: unknown): Outcome<never, PairingFailure> {
  if (!(error instanceof Error) || !('code' in error)) throw error;
  if (error.code === 'ENOENT') return fail({ kind: 'missing', detail: 'there is no such file' });
  if (error.code === 'ELOOP') return fail({ kind: 'not-private', detail: 'it is a link' });
  const removing = 'syscall' in error && error.syscall === 'unlink';
  return fail({ kind: removing ? 'not-deleted' : 'io', detail: error.message });
}
