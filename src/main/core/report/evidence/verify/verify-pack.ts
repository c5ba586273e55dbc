import { FILE } from '../format.ts';
import type { JudgedBy, OwnKeys, Verdict } from '../verdict.ts';
import { judgeChain } from './chain.ts';
import { judgeRun, readReceipt } from './contradictions.ts';
import { openPack } from './files.ts';
import type { OpenedPack } from './files.ts';
import { Findings } from './findings.ts';
import { judgePackSignature, judgeReceipt, judgeSeals } from './signatures.ts';
import type { JudgedReceipt } from './signatures.ts';

const NO_KEYS: OwnKeys = { gateway: null, installation: null };

/**
 * Judges an evidence pack, without a network and without a console. `own`: the person's copies of the two keys, base64 of
 * their SPKI form; where there is none, a key inside the pack is believed, and the verdict says so. Any bytes get a verdict.
 */
export function verifyPack(zip: Uint8Array, own: OwnKeys = NO_KEYS): Verdict {
  const findings = new Findings();
  const pack = openPack(zip, findings);
  if (pack === null) return verdictOf(null, findings, { anchored: false, because: 'It is no whole pack.' }, [], own);
  const content = pack.entries.get(FILE.chain)?.content ?? new Uint8Array();
  const chain = judgeChain(content, pack.manifest.runId, findings);
  judgePackSignature(pack, chain, own, findings);
  judgeSeals(pack, chain, findings);
  judgeRun(pack, chain, findings);
  const told = readReceipt(pack, chain, findings);
  const receipt: JudgedReceipt =
    told === null
      ? { anchored: false, because: 'receipt.json cannot be read.' }
      : judgeReceipt(pack, told, chain, own, findings);
  return verdictOf(pack, findings, receipt, chain.types, own);
}

function verdictOf(
  pack: OpenedPack | null,
  findings: Findings,
  receipt: JudgedReceipt,
  types: readonly string[],
  own: OwnKeys,
): Verdict {
  const records = receipt.anchored ? receipt.records : 0;
  return {
    verified: findings.none,
    anchored: receipt.anchored,
    unanchoredBecause: receipt.anchored ? null : receipt.because,
    judgedBy: {
      gateway: judgedBy(own.gateway, pack?.manifest.gatewayKey ?? null),
      installation: judgedBy(own.installation, pack?.manifest.installation.publicKey ?? null),
    },
    runId: pack?.manifest.runId ?? null,
    title: pack?.manifest.title ?? null,
    records: types.length,
    recordsUnderReceipt: records,
    behindReceipt: receipt.anchored ? types.slice(records, records + TYPES_MAX) : [],
    findings: findings.all(),
  };
}

const TYPES_MAX = 100;

function judgedBy(own: string | null, named: string | null): JudgedBy {
  if (own !== null) return 'own-copy';
  return named === null ? 'nothing' : 'self-asserted';
}
