import { receiptText } from '#shared/gateway-api/index.ts';
import { chainSeal, sealText } from '../../../store/journal/seal.ts';
import { FILE, packText } from '../format.ts';
import type { ReceiptFile } from '../format.ts';
import { isSignedBy, keyIdOf, sha256Of } from '../keys.ts';
import type { OwnKeys } from '../verdict.ts';
import type { JudgedChain } from './chain.ts';
import type { OpenedPack } from './files.ts';
import type { Findings } from './findings.ts';

/** The installation's signature over the pack: its key, the manifest, and where the chain ends. */
export function judgePackSignature(pack: OpenedPack, chain: JudgedChain, own: OwnKeys, findings: Findings): void {
  const { signature, manifest, entries } = pack;
  const { installation } = manifest;
  findings.demand(
    own.installation === null || own.installation === installation.publicKey,
    'installation-key-other',
    FILE.manifest,
    'The pack was signed with another key than the installation’s that was given.',
  );
  const manifestSha256 = sha256Of(entries.get(FILE.manifest)?.content ?? new Uint8Array());
  const isOurs =
    keyIdOf(installation.publicKey) === installation.id &&
    signature.installationId === installation.id &&
    signature.runId === manifest.runId &&
    signature.chainHead === manifest.chain.head &&
    signature.records === manifest.chain.records;
  const fits = isOurs && signature.manifestSha256 === manifestSha256;
  const holds =
    fits && isSignedBy(own.installation ?? installation.publicKey, packText(signature), signature.signature);
  findings.demand(holds, 'signature-wrong', FILE.signature, 'The installation did not sign this.');
  if (!chain.whole) return;
  const isThisChain = chain.links.at(-1) === signature.chainHead && chain.links.length === signature.records;
  findings.demand(isThisChain, 'chain-other', FILE.chain, 'The chain does not end where it was signed to end.');
}

/** What the installation signed when the run ended: it stands in the chain itself, behind what it is over. */
export function judgeSeals({ manifest }: OpenedPack, chain: JudgedChain, findings: Findings): void {
  const keys = [manifest.installation.publicKey, ...manifest.installation.earlier];
  for (const { n, value } of chain.events.filter(({ type }) => type === 'sealed')) {
    const seal = chainSeal.safeParse(value['seal']);
    const holds =
      seal.success &&
      keys.includes(seal.data.publicKey) &&
      keyIdOf(seal.data.publicKey) === seal.data.installationId &&
      seal.data.records < n &&
      chain.links[seal.data.records - 1] === seal.data.chainHead &&
      isSignedBy(seal.data.publicKey, sealText(manifest.runId, seal.data), seal.data.signature);
    const detail = `The signature of the run’s end, in record ${String(n)}, is not the installation’s, or not over this chain.`;
    findings.demand(holds, 'signature-wrong', FILE.chain, detail);
  }
}

/** What the receipt is worth; `because` says why it anchors nothing. */
export type JudgedReceipt =
  { readonly anchored: true; readonly records: number } | { readonly anchored: false; readonly because: string };

const no = (because: string): JudgedReceipt => ({ anchored: false, because });

const ABSENT: Readonly<Record<NonNullable<ReceiptFile['absent']>, string>> = {
  'not-ended': 'The run was not over when the pack was made.',
  'never-at-provider': 'The run ended before the provider had stored it.',
  'ended-elsewhere': 'Another console ended the run: the receipt is over that console’s journal.',
  'none-given': 'The provider gave no receipt for this journal.',
  'not-reached': 'The provider could not be asked for the receipt.',
};

/** The gateway's receipt, by the person's own copy of its key where there is one, else by the key that the pack names. */
export function judgeReceipt(
  { manifest }: OpenedPack,
  { receipt, absent }: ReceiptFile,
  chain: JudgedChain,
  own: OwnKeys,
  findings: Findings,
): JudgedReceipt {
  const wrong = (code: Parameters<Findings['add']>[0], detail: string): JudgedReceipt => {
    findings.add(code, FILE.receipt, detail);
    return no(detail);
  };
  if ((receipt === null) !== (absent !== null)) return wrong('malformed', 'receipt.json has both or neither.');
  if (receipt === null) return no(ABSENT[absent ?? 'not-reached']);
  if (receipt.runId !== manifest.runId) return wrong('receipt-other-run', 'The receipt is of another run.');
  const key = own.gateway ?? manifest.gatewayKey;
  if (key === null || keyIdOf(key) !== receipt.keyId) {
    if (own.gateway !== null)
      return wrong('gateway-key-other', 'The receipt is by another key than the gateway’s that was given.');
    return no('The receipt is by a key that the console had not pinned.');
  }
  if (!isSignedBy(key, receiptText(receipt), receipt.signature)) {
    return wrong('receipt-wrong', 'The gateway did not sign this receipt.');
  }
  const records = chain.links.indexOf(receipt.chainHead) + 1;
  if (records > 0) return { anchored: true, records };
  return wrong('chain-other', 'The receipt is over another chain: records were changed, or all links made anew.');
}
