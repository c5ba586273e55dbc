import { create } from 'zustand';
import type { ConsoleFailure, PointOverride, Review, ReviewItem } from '#shared/ipc/index.ts';
import { go, type Page, useNavigation } from '../app/navigation.ts';
import { forgetChoices } from '../app/undo.ts';
import { answered, bridge } from '../bridge.ts';
import { putRun } from '../runs/store.ts';
import { toLocalInput } from '../ui/time.ts';
import { changeDraft, forgetDraft, useDraft } from './draft.ts';
import { draftOfOptions } from './options.ts';
import { type Asked, requestOf } from './request.ts';

/** The review that is on the screen, for whom it was asked, and where the person came from. */
interface ReviewState {
  readonly asked: Asked | null;
  readonly from: Page;
  readonly review: Review | null;
  readonly isMaking: boolean;
  readonly isArming: boolean;
  readonly failure: ConsoleFailure | null;
  readonly typed: string;
}

const none: ReviewState = {
  asked: null,
  from: { kind: 'map' },
  review: null,
  isMaking: false,
  isArming: false,
  failure: null,
  typed: '',
};

export const useReview = create<ReviewState>()(() => none);

export function typeScope(typed: string): void {
  useReview.setState({ typed });
}

export function leaveReview(): void {
  const { from } = useReview.getState();
  useReview.setState(none);
  go(from);
}

/** Asks the console for the review. The page opens when there is something to read. */
export async function makeReview(asked: Asked): Promise<void> {
  const request = requestOf(asked, useDraft.getState());
  if (request === null) return;
  useReview.setState({ asked, isMaking: true, failure: null });
  const answer = await answered(bridge().reviewMake(request));
  if (useReview.getState().asked !== asked) return;
  if (!answer.ok) {
    useReview.setState({ isMaking: false, failure: answer.failure });
    return;
  }
  useReview.setState({ isMaking: false, review: answer.value });
  openReview();
}

/**
 * A review that the console made unasked: the retry or the undo of a run, with its points and options. They stay unless
 * changed.
 */
export function showReview(review: Review): void {
  const { connectionId, verb, planId, scope } = review;
  const vmIds = review.items.map((item) => item.vmId);
  changeDraft({
    overrides: review.items.flatMap(overrideOf),
    evidence: [],
    options: draftOfOptions(review.options),
    finaliseBy: review.finaliseBy === null ? '' : toLocalInput(review.finaliseBy),
    breakGlass: review.breakGlass ?? '',
  });
  useReview.setState({ ...none, asked: { connectionId, verb, vmIds, planId, scope }, review });
  openReview();
}

function openReview(): void {
  const { page } = useNavigation.getState();
  if (page.kind === 'review') return;
  useReview.setState({ from: page });
  go({ kind: 'review' });
}

function overrideOf({ vmId, point }: ReviewItem): readonly PointOverride[] {
  switch (point?.choice.kind) {
    case 'point':
      return [{ kind: 'point', vmId, pointId: point.choice.pointId }];
    case 'cdp':
      return [{ kind: 'cdp', vmId, at: point.choice.at }];
    case 'latest':
    case undefined:
      return [];
  }
}

/** With what was given meanwhile: other points, evidence, or simply newer facts. The typed phrase must be typed again. */
export async function makeReviewAgain(): Promise<void> {
  const { asked } = useReview.getState();
  if (!asked) return;
  useReview.setState({ typed: '' });
  await makeReview({ ...asked });
}

/** Arms the run. Nothing is sent before its countdown ends. */
export async function arm(typedScope: string): Promise<void> {
  const { review, isArming } = useReview.getState();
  if (!review || isArming) return;
  useReview.setState({ isArming: true, failure: null });
  const answer = await answered(bridge().runArm({ reviewId: review.id, hash: review.hash, typedScope }));
  if (!answer.ok) {
    useReview.setState({ isArming: false, failure: answer.failure });
    return;
  }
  putRun(answer.value);
  useReview.setState(none);
  forgetDraft();
  forgetChoices();
  go({ kind: 'runs', runId: answer.value.runId });
}
