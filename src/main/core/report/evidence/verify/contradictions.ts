import { z } from 'zod';
import { runReceipt } from '#shared/domain/index.ts';
import { canonicalJson, reviewedText, storedRun } from '#shared/gateway-api/index.ts';
import { FILE, receiptFile } from '../format.ts';
import type { ReceiptFile } from '../format.ts';
import { sha256Of } from '../keys.ts';
import type { JudgedChain } from './chain.ts';
import { readFile } from './files.ts';
import type { OpenedPack } from './files.ts';
import type { Findings } from './findings.ts';

const reviewed = storedRun.pick({ verb: true, scope: true, planId: true, steps: true, reviewedHash: true });
/** As much of `run.json` as the chain tells too. */
const runFile = z.looseObject({
  plan: z.looseObject({ id: z.string() }),
  outcome: z.looseObject({ stage: z.string() }),
});

/** `run.json` says of the reviewed run and of its end what the chain says. */
export function judgeRun({ entries, manifest }: OpenedPack, chain: JudgedChain, findings: Findings): void {
  const told = readFile(entries.get(FILE.run), runFile, findings);
  if (told === null || !chain.whole) return;
  const begun = chain.events.findLast(({ type }) => type === 'armed' || type === 'taken-over');
  const samePlan = begun !== undefined && canonicalJson(begun.value['plan']) === canonicalJson(told.plan);
  findings.demand(samePlan, 'contradiction', FILE.run, 'run.json tells of another run than the chain does.');
  findings.demand(told.plan.id === manifest.runId, 'contradiction', FILE.run, 'run.json is of another run.');
  const ended = chain.events.findLast(({ type }) => type === 'ended');
  const sameEnd = ended === undefined || ended.value['ending'] === told.outcome['ending'];
  findings.demand(sameEnd, 'contradiction', FILE.run, 'run.json tells of another end than the chain does.');
  const stored = reviewed.safeParse(told.plan);
  const sameHash = stored.success && sha256Of(Buffer.from(reviewedText(stored.data))) === stored.data.reviewedHash;
  findings.demand(
    sameHash,
    'contradiction',
    FILE.run,
    'The steps are not those that were reviewed: their hash differs.',
  );
}

/** `receipt.json` holds what the chain holds; null where it cannot be read. */
export function readReceipt({ entries }: OpenedPack, chain: JudgedChain, findings: Findings): ReceiptFile | null {
  const told = readFile(entries.get(FILE.receipt), receiptFile, findings);
  if (told === null || !chain.whole) return told;
  const kept = runReceipt
    .nullable()
    .safeParse(chain.events.find(({ type }) => type === 'receipt-kept')?.value['receipt'] ?? null);
  const same = kept.success && canonicalJson(kept.data) === canonicalJson(told.receipt);
  findings.demand(same, 'contradiction', FILE.receipt, 'receipt.json is not the receipt that the journal kept.');
  return told;
}
