import type { RunReceipt } from '#shared/domain/index.ts';
import { receiptText } from '#shared/gateway-api/index.ts';
import type { EvidenceAnchor } from '#shared/ipc/index.ts';
import { message } from '#shared/texts/index.ts';
import type { RunState } from '../../engine/run-state.ts';
import type { ReceiptAbsence } from './format.ts';
import { isSignedBy, keyIdOf } from './keys.ts';
import type { EvidenceSources } from './sources.ts';

/** The pinned key that a receipt names; null where it is by another. */
export function pinnedKeyOf(receipt: RunReceipt, keys: readonly string[]): string | null {
  return keys.find((key) => keyIdOf(key) === receipt.keyId) ?? null;
}

type AnchorSources = Pick<EvidenceSources, 'journal' | 'gatewayKeys'>;

/** Whether the gateway stands for a run's journal, as this console can judge it. */
export function anchorOf(state: RunState, absent: ReceiptAbsence | null, sources: AnchorSources): EvidenceAnchor {
  const { receipt, plan } = state;
  if (receipt === null) return unanchored(`evidence.absent-${absent ?? absenceNow(state)}`);
  const key = pinnedKeyOf(receipt, sources.gatewayKeys());
  if (key === null) return unanchored('evidence.not-pinned');
  if (!isSignedBy(key, receiptText(receipt), receipt.signature)) return unanchored('evidence.receipt-wrong');
  const records = sources.journal.recordsUpTo(plan.id, receipt.chainHead);
  if (!records.ok || records.value === null) return unanchored('evidence.receipt-elsewhere');
  return { is: 'anchored', at: receipt.at, records: records.value };
}

/** As far as it can be told without asking anybody. */
export function absenceNow({ stage, registered }: Pick<RunState, 'stage' | 'registered'>): ReceiptAbsence {
  if (stage.is !== 'ended') return 'not-ended';
  return registered ? 'not-reached' : 'never-at-provider';
}

function unanchored(code: string): EvidenceAnchor {
  return { is: 'unanchored', why: message(code) };
}
