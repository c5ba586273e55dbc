import { create } from 'zustand';
import type { ConsoleFailure, PointOverride, Review, ReviewItem } from '#shared/ipc/index.ts';
import { go } from '../app/navigation.ts';
import { answered, bridge } from '../bridge.ts';
import { putRun } from '../runs/store.ts';
import { changeDraft, forgetDraft, policyOf, useDraft } from './draft.ts';

/** The review that is on the screen, and for whom it was asked. */
interface ReviewState {
  readonly asked: {
    readonly connectionId: string;
    readonly verb: Review['verb'];
    readonly vmIds: readonly string[];
  } | null;
  readonly review: Review | null;
  readonly isMaking: boolean;
  readonly isArming: boolean;
  readonly failure: ConsoleFailure | null;
  readonly typed: string;
}

const none: ReviewState = {
  asked: null,
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
  useReview.setState(none);
  go({ kind: 'map' });
}

/** Asks the console for the review of these VMs. The page opens when there is something to read. */
export async function makeReview(asked: NonNullable<ReviewState['asked']>): Promise<void> {
  useReview.setState({ asked, isMaking: true, failure: null });
  const draft = useDraft.getState();
  const policy = policyOf(draft) ?? { kind: 'latest' };
  const answer = await answered(
    bridge().reviewMake({
      connectionId: asked.connectionId,
      verb: asked.verb,
      vmIds: [...asked.vmIds],
      policy,
      overrides: draft.overrides.filter((override) => asked.vmIds.includes(override.vmId)),
      evidence: [...draft.evidence],
      reason: draft.reason,
    }),
  );
  if (useReview.getState().asked !== asked) return;
  if (!answer.ok) {
    useReview.setState({ isMaking: false, failure: answer.failure });
    return;
  }
  useReview.setState({ isMaking: false, review: answer.value });
  go({ kind: 'review' });
}

/** A review that the console made unasked: the retry of a run, with the points of that run. They stay unless changed. */
export function showReview(review: Review): void {
  const vmIds = review.items.map((item) => item.vmId);
  changeDraft({ overrides: review.items.flatMap(overrideOf), evidence: [] });
  useReview.setState({ ...none, asked: { connectionId: review.connectionId, verb: review.verb, vmIds }, review });
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
export async function arm(): Promise<void> {
  const { review, typed, isArming } = useReview.getState();
  if (!review || isArming) return;
  useReview.setState({ isArming: true, failure: null });
  const answer = await answered(bridge().runArm({ reviewId: review.id, hash: review.hash, typedScope: typed }));
  if (!answer.ok) {
    useReview.setState({ isArming: false, failure: answer.failure });
    return;
  }
  putRun(answer.value);
  useReview.setState(none);
  forgetDraft();
  go({ kind: 'runs', runId: answer.value.runId });
}
