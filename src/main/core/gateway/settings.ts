import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { displayName, ed25519Key, entityId } from '#shared/domain/index.ts';
import { gatewayAddress } from '#shared/gateway-api/index.ts';
import { parseJson } from '../parse-json.ts';
import { fail, succeed } from '../ports.ts';
import { attempt, type StoreResult } from '../store/index.ts';
import { writeWhole } from '../whole-file.ts';

/** SHA-256 of a certificate as `AA:BB:…`. */
export const thumbprint = z.string().regex(/^([0-9A-F]{2}:){31}[0-9A-F]{2}$/, '32 pairs of hex digits with colons');

const trust = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('public-ca') }),
  z.object({ kind: z.literal('own-ca'), pem: z.string().min(1).max(1_000_000) }),
  z.object({ kind: z.literal('thumbprint'), thumbprints: z.array(thumbprint).min(1).max(64) }),
  z.object({ kind: z.literal('unconfirmed'), claimed: z.array(thumbprint).max(64) }),
]);

export const RECEIPT_KEYS_MAX = 16;

/** What is kept of a connection. There is no secret in it. */
export const connectionSettings = z.object({
  id: entityId,
  name: displayName,
  addresses: z.array(gatewayAddress).min(1).max(64),
  trust,
  account: z.string().min(1).max(256),
  /**
   * The keys of its receipts that were pinned, the newest first: the first is the one that is demanded now, the others signed
   * what is older. Absent until a gateway shows one.
   */
  receiptKeys: z.array(ed25519Key).min(1).max(RECEIPT_KEYS_MAX).optional(),
});
export type ConnectionSettings = z.infer<typeof connectionSettings>;

const FORMAT = 1;
const CONNECTIONS_MAX = 100;
const settingsFile = z.object({
  format: z.literal(FORMAT),
  connections: z.array(connectionSettings).max(CONNECTIONS_MAX),
});

/** Reads the connections; none where there is no file yet. A file that cannot be parsed is a failure, and is left alone. */
export function readConnections(path: string): StoreResult<readonly ConnectionSettings[]> {
  if (!existsSync(path)) return succeed([]);
  const text = attempt(path, () => readFileSync(path, 'utf8'));
  if (!text.ok) return text;
  const format = z.object({ format: z.int() }).safeParse(parseJson(text.value));
  if (format.success && format.data.format > FORMAT) {
    const detail = 'The connections were written by a newer version of the program.';
    return fail({ kind: 'newer-schema', path, detail });
  }
  const parsed = settingsFile.safeParse(parseJson(text.value));
  if (parsed.success) return succeed(parsed.data.connections);
  return fail({ kind: 'corrupt', path, detail: `The connections cannot be read: ${z.prettifyError(parsed.error)}` });
}

/** Writes all connections. */
export function writeConnections(path: string, connections: readonly ConnectionSettings[]): StoreResult<void> {
  const text = `${JSON.stringify(settingsFile.parse({ format: FORMAT, connections }), null, 2)}\n`;
  return attempt(path, () => {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    writeWhole(path, text);
  });
}
