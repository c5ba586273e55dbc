import { z } from 'zod';
import { entityId } from '../domain/index.ts';
import type { RunEnding, RunVerb } from '../domain/index.ts';
import { languages } from '../texts/index.ts';

const targetMinutes = z.int().min(1).max(43_200);

/** How soon a VM is to be up again after a run was confirmed, by how critical it is. Minutes. */
export const recoveryTargets = z.object({ critical: targetMinutes, important: targetMinutes, normal: targetMinutes });
export type RecoveryTargets = Readonly<z.infer<typeof recoveryTargets>>;
export const recoveryTargetsDefault: RecoveryTargets = { critical: 60, important: 240, normal: 1_440 };

/** Which paper: of a plan or of a run. */
export const paperSubject = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('runbook'), connectionId: entityId, planId: entityId }),
  z.object({ kind: z.literal('run-report'), connectionId: entityId, runId: entityId }),
]);
export type PaperSubject = z.infer<typeof paperSubject>;

export const paperRequest = z.object({ of: paperSubject, language: z.enum(languages), targets: recoveryTargets });
export type PaperRequest = z.infer<typeof paperRequest>;

/** A paper as it is printed: it needs nothing from anywhere. */
export interface Paper {
  readonly title: string;
  /** For the file, without an ending. */
  readonly fileName: string;
  /** Lower-case hex SHA-256 of what it says: from `<main>` to `</main>` in `html`. */
  readonly sha256: string;
  readonly html: string;
  /** The printer's template for the foot of each page. */
  readonly foot: string;
}

/** A run that has ended, with what it achieved. */
export interface HistoryRun {
  readonly runId: string;
  readonly title: string;
  readonly verb: RunVerb;
  readonly ending: RunEnding;
  readonly createdBy: string | null;
  /** Gateway times. */
  readonly createdAt: number;
  readonly endedAt: number;
  /** `provider`: this console has no journal of it. */
  readonly toldBy: 'journal' | 'provider';
  readonly planId: string | null;
  readonly vms: number;
  /** VMs whose own step succeeded: seen here, or by the provider's word. */
  readonly done: number;
  /** From the confirmation until the last of them was up; null where it started nothing, or nobody knows. Milliseconds. */
  readonly rtoMs: number | null;
  /** How many were up later than their target. */
  readonly rtoLate: number;
  /** How old the oldest point that was started from was at the confirmation; null where no point was chosen. Milliseconds. */
  readonly rpoMs: number | null;
  /** How many started from data older than their target. */
  readonly rpoLate: number;
}

/** A drill score with the counts that it is made of. */
export interface DrillScore {
  /** 0 to 100; null where there is no plan to be tested. */
  readonly score: number | null;
  readonly members: number;
  /** Of the members: whose start was seen to succeed in the days before. */
  readonly tested: number;
  /** Of the tested: that were up within their target, measured. */
  readonly inTime: number;
  /** Of the tested: whose data was no older than its target. */
  readonly inRpo: number;
}

export interface PlanScore extends DrillScore {
  readonly planId: string;
  readonly name: string;
  readonly lastAt: number | null;
}

export interface HistoryView {
  /** Newest first. */
  readonly runs: readonly HistoryRun[];
  /** Of how many days before a moment tests count for its score. */
  readonly days: number;
  readonly score: DrillScore;
  /** The score at the end of each of the last weeks, oldest first, now last. */
  readonly series: readonly (DrillScore & { readonly at: number })[];
  /** By name. */
  readonly plans: readonly PlanScore[];
}
