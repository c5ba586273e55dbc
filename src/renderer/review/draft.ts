import { create } from 'zustand';
import type { RunVerb } from '#shared/domain/index.ts';
import type { GivenEvidence, PointOverride, PointPolicy } from '#shared/ipc/index.ts';
import { fromLocalInput } from '../ui/time.ts';
import { emptyOptions, type OptionsDraft } from './options.ts';

/** What a person has composed so far. It outlives the page it was typed on; nothing typed is lost on an error. */
export interface Draft {
  /** Null until the person chooses: the composer then proposes what fits the selection. */
  readonly verb: RunVerb | null;
  readonly pointKind: PointPolicy['kind'];
  /** As `<input type="datetime-local">` has it. */
  readonly pointTime: string;
  readonly overrides: readonly PointOverride[];
  readonly evidence: readonly GivenEvidence[];
  readonly reason: string;
  readonly options: OptionsDraft;
  /** By when the failovers are to be finalised, as a field has it; empty: no reminder. */
  readonly finaliseBy: string;
  /** Why it goes on without the approval that the policy asks for; empty: it does not. */
  readonly breakGlass: string;
}

const emptyDraft: Draft = {
  verb: null,
  pointKind: 'latest',
  pointTime: '',
  overrides: [],
  evidence: [],
  reason: '',
  options: emptyOptions,
  finaliseBy: '',
  breakGlass: '',
};

export const useDraft = create<Draft>()(() => emptyDraft);

export function changeDraft(part: Partial<Draft>): void {
  useDraft.setState(part);
}

export function changeOptions(part: Partial<OptionsDraft>): void {
  useDraft.setState(({ options }) => ({ options: { ...options, ...part } }));
}

export function forgetDraft(): void {
  useDraft.setState(emptyDraft);
}

/** Null while the time is not a time: then there is nothing to ask for. */
export function policyOf(draft: Pick<Draft, 'pointKind' | 'pointTime'>): PointPolicy | null {
  if (draft.pointKind !== 'at-or-before') return { kind: draft.pointKind };
  const at = fromLocalInput(draft.pointTime);
  return at === null ? null : { kind: 'at-or-before', at };
}

export function overridePoint(override: PointOverride): void {
  useDraft.setState(({ overrides }) => ({
    overrides: [...overrides.filter((other) => other.vmId !== override.vmId), override],
  }));
}

export function dropPointOverrides(vmIds: readonly string[]): void {
  useDraft.setState(({ overrides }) => ({ overrides: overrides.filter(({ vmId }) => !vmIds.includes(vmId)) }));
}

export function giveEvidence(evidence: GivenEvidence): void {
  useDraft.setState((draft) => ({ evidence: [...draft.evidence.filter((one) => !replaces(evidence, one)), evidence] }));
}

/** A newer word about the same site or VMs takes the place of the older. */
function replaces(newer: GivenEvidence, older: GivenEvidence): boolean {
  if (newer.kind === 'attestation') {
    return older.kind === 'attestation' && older.siteId === newer.siteId && older.vmId === newer.vmId;
  }
  return older.kind === newer.kind && older.vmIds.join() === newer.vmIds.join();
}
