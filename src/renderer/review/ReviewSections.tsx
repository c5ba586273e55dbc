import type { Review } from '#shared/ipc/index.ts';
import { Consequences } from './Consequences.tsx';
import { EvidenceSection } from './EvidenceSection.tsx';
import { ExcludedSection } from './ExcludedSection.tsx';
import { HostsSection } from './HostsSection.tsx';
import { ItemsSection } from './ItemsSection.tsx';
import { PlanSection } from './PlanSection.tsx';
import { Prediction } from './Prediction.tsx';
import { Summary } from './Summary.tsx';
import { TargetSection } from './TargetSection.tsx';

interface Props {
  readonly review: Review;
  /** For who only reads it: points and evidence are not theirs to give. */
  readonly readOnly?: boolean;
}

/** All that a review says, for who starts the run and for who approves it. */
export function ReviewSections({ review, readOnly = false }: Props) {
  return (
    <>
      <Summary review={review} />
      <Consequences review={review} />
      <EvidenceSection review={review} readOnly={readOnly} />
      <HostsSection review={review} readOnly={readOnly} />
      <ExcludedSection review={review} />
      <TargetSection review={review} />
      <Prediction review={review} />
      {review.planId !== null && (
        <PlanSection connectionId={review.connectionId} planId={review.planId} rev={review.planRev} />
      )}
      <ItemsSection review={review} readOnly={readOnly} />
    </>
  );
}
