import { fail, succeed } from '../../ports.ts';
import type { InstallationKey, Outcome } from '../../ports.ts';
import type { RunState } from '../../engine/run-state.ts';
import { absenceNow, anchorOf, pinnedKeyOf } from './anchor.ts';
import { chainFile } from './chain-file.ts';
import type { PackedEntry } from './container/layout.ts';
import { deflated, stored, zipOf } from './container/write.ts';
import type { PlainFile } from './container/write.ts';
import { decisionFacts, operationFacts, runFacts } from './facts-files.ts';
import { FILE, LISTED_FILES, PACK_BOUNDS, PACK_FORMAT, packText, receiptFile } from './format.ts';
import type { Manifest, ReceiptAbsence, ReceiptFile, SignatureFile } from './format.ts';
import { sha256Of } from './keys.ts';
import { packName } from './name.ts';
import type { EvidenceFailure, EvidencePack } from './pack.ts';
import { readme } from './readme.ts';
import type { EvidenceSources } from './sources.ts';

/**
 * The evidence pack of a run whose journal is on this computer. A receipt that is missing is asked for first; where it cannot
 * be had, the pack says why. The same facts at the same time make the same bytes.
 */
export async function makeEvidencePack(
  sources: EvidenceSources,
  runId: string,
): Promise<Outcome<EvidencePack, EvidenceFailure>> {
  await sources.fetchReceipt(runId);
  const state = sources.state(runId);
  if (state === null) return fail({ is: 'no-journal' });
  const key = await keyOf(sources);
  if (!key.ok) return key;
  const records = sources.journal.read(runId);
  if (!records.ok) return fail({ is: 'store', failure: records.failure });
  const chain = await chainFile(records.value, sources.turn);
  if (!chain.ok) return chain;
  const told = await toldOf(sources, state);
  const plain = filesOf(sources, state, told);
  const files = await packedFiles([...plain, { name: FILE.chain, content: chain.value.content }], sources.turn);
  if (!files.ok) return files;
  const end = { head: chain.value.head, records: records.value.length };
  const made = manifestOf(sources, state, { key: key.value, end, files: files.value });
  const zip = signed(made, files.value, key.value, sources.gatewayTimeMs());
  if (zip.length > PACK_BOUNDS.bytesMax) return tooLarge();
  const anchor = anchorOf(state, told.absent, sources);
  const name = packName(made);
  return succeed({ name, bytes: zip, madeAt: made.madeAt, records: end.records, anchor });
}

async function keyOf({ installation }: EvidenceSources): Promise<Outcome<InstallationKey, EvidenceFailure>> {
  try {
    return succeed(await installation.key());
  } catch (cause) {
    return fail({ is: 'no-key', detail: cause instanceof Error ? cause.message : String(cause) });
  }
}

interface Told {
  readonly reply: Awaited<ReturnType<EvidenceSources['askProvider']>>;
  readonly absent: ReceiptAbsence | null;
}

/** What the provider says of the run, and why there is no receipt where there is none. */
async function toldOf(sources: EvidenceSources, { plan, receipt, stage, registered }: RunState): Promise<Told> {
  const reply = registered ? await sources.askProvider(plan.id) : null;
  if (receipt !== null) return { reply, absent: null };
  const plain = absenceNow({ stage, registered });
  if (plain !== 'not-reached') return { reply, absent: plain };
  const isOverAnother = (reply?.run ?? sources.reader.run(plan.id))?.receipt !== undefined;
  return { reply, absent: isOverAnother ? 'ended-elsewhere' : reply === null ? 'not-reached' : 'none-given' };
}

function filesOf(sources: EvidenceSources, state: RunState, { reply, absent }: Told): PlainFile[] {
  const { reader } = sources;
  const { id, planId } = state.plan;
  const receiptTold = receiptFile.parse({ receipt: state.receipt, absent } satisfies ReceiptFile);
  const facts = {
    [FILE.run]: runFacts(state, sources.versions(), planId === null ? null : reader.plan(planId)),
    [FILE.decisions]: decisionFacts({ state, known: reader.run(id), reply }),
    [FILE.operations]: operationFacts(reader.operationsOfRun(id), reader.heardAt()),
    [FILE.receipt]: receiptTold,
  };
  const readable = Object.entries(facts).map(([name, value]) => ({ name, content: jsonOf(value) }));
  return [{ name: FILE.readme, content: Buffer.from(readme, 'utf8') }, ...readable];
}

interface Listed {
  readonly entry: PackedEntry;
  readonly sha256: string;
  readonly packedSha256: string;
}

/** In the order in which the manifest lists them. */
async function packedFiles(
  plain: readonly PlainFile[],
  turn: () => Promise<void>,
): Promise<Outcome<readonly Listed[], EvidenceFailure>> {
  const unpacked = plain.reduce((sum, { content }) => sum + content.length, 0);
  if (unpacked > PACK_BOUNDS.unpackedBytesMax) return tooLarge(PACK_BOUNDS.unpackedBytesMax);
  const listed: Listed[] = [];
  for (const name of LISTED_FILES) {
    const file = plain.find((each) => each.name === name);
    if (file === undefined) throw new Error(`the pack lacks ${name}`);
    const entry = await deflated(file, turn);
    listed.push({ entry, sha256: sha256Of(file.content), packedSha256: sha256Of(entry.packed) });
  }
  return succeed(listed);
}

interface Made {
  readonly key: InstallationKey;
  readonly end: Manifest['chain'];
  readonly files: readonly Listed[];
}

function manifestOf(sources: EvidenceSources, { plan, receipt }: RunState, { key, end, files }: Made): Manifest {
  const tenant = sources.reader.tenant();
  const keys = sources.gatewayKeys();
  const { id, publicKey, madeAt, keptIn, earlier } = key;
  return {
    format: PACK_FORMAT,
    ...{ runId: plan.id, title: plan.title, verb: plan.verb },
    tenant: tenant === null ? null : { id: tenant.id, name: tenant.name },
    connection: sources.connection(),
    appVersion: sources.versions().console,
    madeAt: sources.clock.wallMs(),
    chain: end,
    installation: { id, publicKey, madeAt, keptIn, earlier: [...earlier] },
    gatewayKey: (receipt === null ? null : pinnedKeyOf(receipt, keys)) ?? keys[0] ?? null,
    files: files.map(({ entry: { name, bytes, packed }, sha256, packedSha256 }) => ({
      ...{ name, bytes, sha256, packedBytes: packed.length, packedSha256 },
    })),
  };
}

function signed(made: Manifest, files: readonly Listed[], key: InstallationKey, at: number): Uint8Array {
  const manifestBytes = jsonOf(made);
  const told = {
    installationId: key.id,
    runId: made.runId,
    chainHead: made.chain.head,
    records: made.chain.records,
    at,
    manifestSha256: sha256Of(manifestBytes),
  };
  const signature: SignatureFile = { ...told, signature: key.sign(packText(told)) };
  return zipOf([
    stored({ name: FILE.signature, content: jsonOf(signature) }),
    stored({ name: FILE.manifest, content: manifestBytes }),
    ...files.map(({ entry }) => entry),
  ]);
}

/** As a person reads it. A verifier takes no other spelling of the same. */
export function jsonOf(value: unknown): Uint8Array {
  return Buffer.from(`${JSON.stringify(value, null, 2)}\n`, 'utf8');
}

function tooLarge(most: number = PACK_BOUNDS.bytesMax): { readonly ok: false; readonly failure: EvidenceFailure } {
  return fail({ is: 'too-large', limit: 'bytes', most });
}
