import type { Run, RunReceipt } from '#shared/domain/index.ts';
import type { Installation, Log } from '../ports.ts';
import { sealText } from '../store/journal/seal.ts';
import type { ChainSeal } from '../store/journal/seal.ts';
import type { RunJournal } from '../store/ports.ts';
import type { RunControl } from './run-control.ts';

/** What the end of a run leaves to be written behind its last event. */
export interface ClosingPorts {
  readonly journal: Pick<RunJournal, 'end' | 'recordsUpTo'>;
  readonly installation: Installation;
  readonly log: Log;
}

/**
 * The receipt that the provider tells of a run, if it is over this journal. One over the journal of another console, which
 * ended the run, says nothing of ours.
 */
export function ownReceipt(journal: ClosingPorts['journal'], run: Pick<Run, 'id' | 'receipt'>): RunReceipt | null {
  const { id, receipt } = run;
  if (receipt?.runId !== id) return null;
  const records = journal.recordsUpTo(id, receipt.chainHead);
  return records.ok && records.value !== null ? receipt : null;
}

/** Keeps the receipt of a run that is over, where there is one to keep; true where it was written down. */
export function keepReceipt(runner: RunControl, { journal }: ClosingPorts, told: Run | null): boolean {
  const { stage, receipt, plan } = runner.state;
  if (stage.is !== 'ended' || receipt !== null || told?.id !== plan.id) return false;
  const own = ownReceipt(journal, told);
  return own !== null && runner.record({ type: 'receipt-kept', at: runner.now(), receipt: own });
}

/** Signs the journal of a run that has just ended. What cannot be signed is signed when a pack is made. */
export async function seal(runner: RunControl, ports: ClosingPorts, isOver: () => boolean): Promise<void> {
  const { plan } = runner.state;
  try {
    const key = await ports.installation.key();
    const end = isOver() ? null : ports.journal.end(plan.id);
    if (end?.ok !== true || runner.state.sealedAt !== null) return;
    const at = runner.now();
    const told = { installationId: key.id, chainHead: end.value.head, records: end.value.records, at };
    const signed: ChainSeal = { ...told, publicKey: key.publicKey, signature: key.sign(sealText(plan.id, told)) };
    runner.record({ type: 'sealed', at, seal: signed });
  } catch (cause) {
    ports.log.warn('the journal of a run could not be signed at its end', { run: plan.id, cause: String(cause) });
  }
}
