import { create } from 'zustand';
import type { ConsoleFailure, Review, ReviewAgain, ReviewRequest, Undecided } from '#shared/ipc/index.ts';
import { go, type Page, useNavigation } from '../app/navigation.ts';
import { forgetChoices } from '../app/undo.ts';
import { answered, bridge } from '../bridge.ts';
import { putRun } from '../runs/store.ts';
import { changeDraft, type Draft, forgetDraft, useDraft } from './draft.ts';
import { followReview, without } from './leaveOut.ts';
import { type Asked, requestOf } from './request.ts';
import { forgetTicks, forgetTyped, offerAgain } from './typed.ts';

/** The review that is under way, what it was asked with, and where the person came from. It stays until it is left. */
interface ReviewState {
  readonly review: Review | null;
  /** With all that was given on its page: it is the review's own, whatever else is composed meanwhile. */
  readonly request: ReviewRequest | null;
  /** Something was changed that what stands on the page does not have yet: it cannot be started. */
  readonly isOutdated: boolean;
  /** The composer's choices that it was made from; null for one that was asked for elsewhere. */
  readonly composed: Draft | null;
  /** Of the run that it was made again of. */
  readonly undecided: Undecided | null;
  readonly from: Page;
  readonly past: readonly ReviewRequest[];
  readonly future: readonly ReviewRequest[];
  readonly isMaking: boolean;
  readonly isArming: boolean;
  readonly failure: ConsoleFailure | null;
  readonly typed: string;
}

const none: ReviewState = {
  review: null,
  request: null,
  isOutdated: false,
  composed: null,
  undecided: null,
  from: { kind: 'map' },
  past: [],
  future: [],
  isMaking: false,
  isArming: false,
  failure: null,
  typed: '',
};

export const useReview = create<ReviewState>()(() => none);

export function typeScope(typed: string): void {
  useReview.setState({ typed });
}

/** What failed on one page is not told on another. */
export function forgetFailure(): void {
  useReview.setState({ failure: null });
}

/** What was given in it goes with it: another review is about other facts. Points chosen in it go back to the composer. */
export function leaveReview(): void {
  const { from, request, composed } = useReview.getState();
  if (composed !== null && request !== null && composed === useDraft.getState()) keepPoints(request);
  forgetTicks();
  newestQuestion += 1;
  useReview.setState(none);
  const { page } = useNavigation.getState();
  if (page.kind === 'review') go(from);
}

function keepPoints({ overrides, planId, vmIds }: ReviewRequest): void {
  const draft = useDraft.getState();
  const others = planId === undefined ? draft.overrides.filter(({ vmId }) => !vmIds.includes(vmId)) : [];
  const kept = [...others, ...overrides];
  if (kept.some((one) => !draft.overrides.includes(one)) || kept.length !== draft.overrides.length) {
    changeDraft({ overrides: kept });
  }
}

/** Asks for the review of what is composed. The page opens when there is something to read. */
export async function makeReview(asked: Asked): Promise<void> {
  const composed = useDraft.getState();
  const request = requestOf(asked, composed);
  if (request !== null) await begin(request, composed);
}

/** Asks for the review of an order that was composed elsewhere; what the composer has stays there. */
export async function makeReviewOf(request: ReviewRequest): Promise<void> {
  await begin(request, null);
}

async function begin(request: ReviewRequest, composed: Draft | null): Promise<void> {
  const review = await ask(request);
  if (review !== null) open({ review, request: dated(request, review), composed });
}

/** A review that the console made of an earlier run. */
export function showReview(again: ReviewAgain): void {
  const { review, request, undecided } = again;
  newestQuestion += 1;
  open({ review, request: dated(request, review), undecided });
  offerAgain(again);
}

function open(part: Partial<ReviewState>): void {
  const { page } = useNavigation.getState();
  const from = page.kind === 'review' ? useReview.getState().from : page;
  forgetTicks();
  useReview.setState({ ...none, ...part, from });
  if (page.kind !== 'review') go({ kind: 'review' });
}

/** Back to the review that is under way. */
export function resumeReview(): void {
  go({ kind: 'review' });
}

/** Changes what is asked for, and makes the review anew. The typed phrase must be typed again. */
export async function changeReview(change: (request: ReviewRequest) => ReviewRequest): Promise<void> {
  const { request, past } = useReview.getState();
  if (request === null) return;
  useReview.setState({ past: [...past, request], future: [] });
  await makeAgain(change(request));
}

/** The review without one of its VMs. */
export async function leaveOut(vmId: string): Promise<void> {
  const { review } = useReview.getState();
  if (review !== null) await changeReview((request) => without(request, review, vmId));
}

/** With newer facts. */
export async function makeReviewAgain(): Promise<void> {
  const { request } = useReview.getState();
  if (request !== null) await makeAgain(request);
}

/** Takes back the last change of the review; false where there is none. */
export function undoChange(): boolean {
  const { past, future, request } = useReview.getState();
  const before = past.at(-1);
  if (before === undefined || request === null) return false;
  useReview.setState({ past: past.slice(0, -1), future: [...future, request] });
  void makeAgain(before);
  return true;
}

export function redoChange(): boolean {
  const { past, future, request } = useReview.getState();
  const after = future.at(-1);
  if (after === undefined || request === null) return false;
  useReview.setState({ past: [...past, request], future: future.slice(0, -1) });
  void makeAgain(after);
  return true;
}

async function makeAgain(request: ReviewRequest): Promise<void> {
  const before = useReview.getState();
  if (before.composed !== null && before.request !== null) followReview(before.request, request);
  useReview.setState({ typed: '', request, isOutdated: before.isOutdated || before.request !== request });
  const review = await ask(request);
  if (review !== null) useReview.setState({ review, request: dated(request, review), isOutdated: false });
}

/** Only the answer to the newest question is shown. */
let newestQuestion = 0;

async function ask(request: ReviewRequest): Promise<Review | null> {
  newestQuestion += 1;
  const question = newestQuestion;
  useReview.setState({ isMaking: true, failure: null });
  const answer = await answered(bridge().reviewMake(request));
  if (question !== newestQuestion) return null;
  useReview.setState({ isMaking: false, failure: answer.ok ? null : answer.failure });
  return answer.ok ? answer.value : null;
}

/** The console says since when a word counts; it is not said anew with each review. */
function dated(request: ReviewRequest, { given }: Review): ReviewRequest {
  return { ...request, evidence: given.map((one) => one.given) };
}

/** Arms the run. Nothing is sent before its countdown ends. */
export async function arm(typedScope: string): Promise<void> {
  const { review, isArming, isOutdated } = useReview.getState();
  if (!review || isArming || isOutdated) return;
  useReview.setState({ isArming: true, failure: null });
  const answer = await answered(bridge().runArm({ reviewId: review.id, hash: review.hash, typedScope }));
  if (!answer.ok) {
    useReview.setState({ isArming: false, failure: answer.failure });
    return;
  }
  putRun(answer.value);
  // What is half composed meanwhile is another matter.
  if (useReview.getState().composed === useDraft.getState()) {
    forgetDraft();
    forgetChoices();
  }
  newestQuestion += 1;
  useReview.setState(none);
  if (review.given.length > 0) forgetTyped();
  go({ kind: 'runs', runId: answer.value.runId });
}
