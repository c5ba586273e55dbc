import { create } from 'zustand';
import type { RunVerb } from '#shared/domain/index.ts';
import type { PointOverride, PointPolicy } from '#shared/ipc/index.ts';
import { fromLocalInput } from '../ui/time.ts';
import { emptyOptions, type OptionsDraft } from './options.ts';

/**
 * What a person has composed so far. It outlives the page it was typed on; nothing typed is lost on an error. A review
 * is made from it and has a request of its own from then on: what is given there stays there.
 */
export interface Draft {
  /** Null until the person chooses: the composer then proposes what fits the selection. */
  readonly verb: RunVerb | null;
  readonly pointKind: PointPolicy['kind'];
  /** As `<input type="datetime-local">` has it. */
  readonly pointTime: string;
  readonly overrides: readonly PointOverride[];
  readonly reason: string;
  readonly options: OptionsDraft;
  /** By when the failovers are to be finalised, as a field has it; empty: no reminder. */
  readonly finaliseBy: string;
}

const emptyDraft: Draft = {
  verb: null,
  pointKind: 'latest',
  pointTime: '',
  overrides: [],
  reason: '',
  options: emptyOptions,
  finaliseBy: '',
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
  useDraft.setState(({ overrides }) => ({ overrides: withPoint(overrides, override.vmId, override) }));
}

/** The points chosen by hand, with that of one VM; null: its own is forgotten. */
export function withPoint(
  overrides: readonly PointOverride[],
  vmId: string,
  override: PointOverride | null,
): readonly PointOverride[] {
  const others = overrides.filter((other) => other.vmId !== vmId);
  return override === null ? others : [...others, override];
}

export function dropPointOverrides(vmIds: readonly string[]): void {
  useDraft.setState(({ overrides }) => ({ overrides: overrides.filter(({ vmId }) => !vmIds.includes(vmId)) }));
}
