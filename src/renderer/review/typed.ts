import { create } from 'zustand';
import type { GivenEvidence, ReviewAgain } from '#shared/ipc/index.ts';

/** Who knows it, and how. */
export interface Word {
  readonly who: string;
  readonly howKnown: string;
}

/**
 * What was typed on a review and not given yet. It outlives the page, and the review: whoever goes back to select
 * otherwise finds the words again. They count for nothing before they are given there.
 */
interface TypedOnReview {
  readonly sites: Readonly<Record<string, Word>>;
  readonly vms: Word;
  readonly risk: string;
  readonly breakGlass: string;
  /** VMs that are ticked for a word about each of them; null while nobody has asked for the list. */
  readonly ticked: ReadonlySet<string> | null;
  /** VMs that are ticked to be left running; null while nobody has asked for the list. */
  readonly declined: ReadonlySet<string> | null;
}

export const noWord: Word = { who: '', howKnown: '' };

const nothing: TypedOnReview = { sites: {}, vms: noWord, risk: '', breakGlass: '', ticked: null, declined: null };

export const useTyped = create<TypedOnReview>()(() => nothing);

export function type(part: Partial<TypedOnReview>): void {
  useTyped.setState(part);
}

export function typeOfSite(siteId: string, part: Partial<Word>): void {
  useTyped.setState(({ sites }) => ({ sites: { ...sites, [siteId]: { ...(sites[siteId] ?? noWord), ...part } } }));
}

/** It was all said, and has become a run. */
export function forgetTyped(): void {
  useTyped.setState(nothing);
}

/** Ticks are about the VMs of one review. */
export function forgetTicks(): void {
  useTyped.setState({ ticked: null, declined: null });
}

/** What an earlier run was told and must be told anew stands in the fields, to be given again or not. */
export function offerAgain({ review, undecided }: ReviewAgain): void {
  const { sites } = useTyped.getState();
  const lapsed = review.given.flatMap(({ given, lapsed }) => (lapsed === null ? [] : [given]));
  useTyped.setState({
    sites: { ...sites, ...Object.fromEntries(lapsed.flatMap(wordOfSite)) },
    ...(undecided.overrides[0] && { risk: undecided.overrides[0].reason, ticked: new Set<string>() }),
    ...(undecided.breakGlass !== null && { breakGlass: undecided.breakGlass }),
  });
}

function wordOfSite(given: GivenEvidence): readonly (readonly [string, Word])[] {
  if (given.kind !== 'attestation' || given.siteId === null) return [];
  return [[given.siteId, { who: given.who, howKnown: given.howKnown }]];
}
