import { z } from 'zod';
import {
  chainHead,
  ed25519Key,
  ed25519Signature,
  entityId,
  epochMs,
  keyId,
  runReceipt,
  runVerb,
} from '#shared/domain/index.ts';
import { signedText } from '#shared/gateway-api/index.ts';

/** What an evidence pack is, for whoever makes one and whoever judges one. docs/EVIDENCE.md says it in words. */
export const PACK_FORMAT = 1;

export const FILE = {
  signature: 'signature.json',
  manifest: 'manifest.json',
  chain: 'chain.ndjson',
  run: 'run.json',
  decisions: 'decisions.json',
  operations: 'operations.json',
  receipt: 'receipt.json',
  readme: 'README.txt',
} as const;

/** The files that the manifest lists, in the order in which they stand in the zip behind the signature and the manifest. */
export const LISTED_FILES: readonly string[] = [
  FILE.readme,
  FILE.run,
  FILE.decisions,
  FILE.operations,
  FILE.receipt,
  FILE.chain,
];

export const PACK_BOUNDS = { bytesMax: 50_000_000, unpackedBytesMax: 500_000_000, entriesMax: 8 } as const;
export const RECORDS_MAX = 1_000_000;

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** A listed file: its content as it is read, and as it lies deflated in the zip. */
const listedFile = z.strictObject({
  name: z.string().max(64),
  bytes: z.int().min(0),
  sha256,
  packedBytes: z.int().min(0),
  packedSha256: sha256,
});

export const manifest = z.strictObject({
  format: z.literal(PACK_FORMAT),
  runId: entityId,
  title: z.string().max(256),
  verb: runVerb,
  tenant: z.strictObject({ id: z.string().max(128), name: z.string().max(256) }).nullable(),
  connection: z.strictObject({ id: entityId, name: z.string().max(256) }),
  appVersion: z.string().max(64),
  /** By the clock of the computer that made the pack. */
  madeAt: epochMs,
  chain: z.strictObject({ head: chainHead, records: z.int().min(1).max(RECORDS_MAX) }),
  installation: z.strictObject({
    id: keyId,
    publicKey: ed25519Key,
    madeAt: epochMs,
    keptIn: z.enum(['key-store', 'file']),
    /** Keys of the same installation that it lost. */
    earlier: z.array(ed25519Key).max(16),
  }),
  /** The key by which the console judged the receipt: as it was pinned. Null where none ever was. */
  gatewayKey: ed25519Key.nullable(),
  files: z.array(listedFile).length(LISTED_FILES.length),
});
export type Manifest = z.infer<typeof manifest>;

/** One line of `chain.ndjson`: a record with the link behind it, and the text that was hashed. */
export const chainLine = z.strictObject({ n: z.int().min(1), at: z.int(), link: chainHead, text: z.string() });
export type ChainLine = z.infer<typeof chainLine>;

/** Why there is no receipt. */
export const receiptAbsence = z.enum([
  /** The run is not over. */
  'not-ended',
  /** It ended before the provider had stored it. */
  'never-at-provider',
  /** It was ended by another console, whose journal the receipt is over. */
  'ended-elsewhere',
  /** The provider was asked, and has none over this journal. */
  'none-given',
  /** The provider could not be asked. */
  'not-reached',
]);
export type ReceiptAbsence = z.infer<typeof receiptAbsence>;

export const receiptFile = z.strictObject({
  receipt: runReceipt.strict().nullable(),
  absent: receiptAbsence.nullable(),
});
export type ReceiptFile = z.infer<typeof receiptFile>;

export const signatureFile = z.strictObject({
  installationId: keyId,
  runId: entityId,
  chainHead,
  records: z.int().min(1),
  at: epochMs,
  manifestSha256: sha256,
  /** Over `packText`. */
  signature: ed25519Signature,
});
export type SignatureFile = z.infer<typeof signatureFile>;

/** The first line of what an installation signs of a pack. */
export const PACK_PURPOSE = 'farshore/evidence-pack/1';

/** The text that a pack's signature is over, as UTF-8: lengths before fields, as in a gateway's receipt. */
export function packText(told: Omit<SignatureFile, 'signature'>): string {
  const { installationId, runId, chainHead: head, records, at, manifestSha256 } = told;
  return signedText(PACK_PURPOSE, [installationId, runId, head, String(records), String(at), manifestSha256]);
}
