import type { RunReply } from '#shared/gateway-api/index.ts';
import type { RunState } from '../../engine/run-state.ts';
import type { Clock, Installation } from '../../ports.ts';
import type { InventoryReader, RunJournal } from '../../store/ports.ts';

/** What a pack is made from. Nothing here needs the provider: what only it could tell is asked for, and may be missing. */
export interface EvidenceSources {
  readonly journal: Pick<RunJournal, 'read' | 'recordsUpTo' | 'end'>;
  readonly reader: Pick<InventoryReader, 'tenant' | 'run' | 'operationsOfRun' | 'plan' | 'heardAt'>;
  /** The run as this console's journal tells it; null where it has none. */
  readonly state: (runId: string) => RunState | null;
  /** Asks the gateway for a receipt that is missing, and keeps it in the journal. */
  readonly fetchReceipt: (runId: string) => Promise<boolean>;
  /** What the provider stored of the run; null where it does not answer. */
  readonly askProvider: (runId: string) => Promise<RunReply | null>;
  readonly installation: Installation;
  readonly connection: () => { readonly id: string; readonly name: string };
  /** The pinned keys of the gateway's receipts, the newest first. */
  readonly gatewayKeys: () => readonly string[];
  readonly versions: () => EvidenceVersions;
  readonly clock: Pick<Clock, 'wallMs'>;
  readonly gatewayTimeMs: () => number;
  /** Gives way to whatever else is to be done. */
  readonly turn: () => Promise<void>;
}

export interface EvidenceVersions {
  readonly console: string;
  /** Of the gateway, as far as it was heard since the start. */
  readonly api: string | null;
  readonly provider: string | null;
  readonly environment: 'live' | 'practice' | null;
}
