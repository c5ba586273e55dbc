import type { Review } from '#shared/ipc/index.ts';
import { later } from '../app/later.tsx';
import { Consequences } from './Consequences.tsx';
import { EvidenceSection } from './EvidenceSection.tsx';
import { ExcludedSection } from './ExcludedSection.tsx';
import { ItemsSection } from './ItemsSection.tsx';
import { PlanSection } from './PlanSection.tsx';
import { Prediction } from './Prediction.tsx';
import { Summary } from './Summary.tsx';
import { TargetSection } from './TargetSection.tsx';

/** Few runs act on hosts: its script comes with the first that does. */
const HostsSection = later(async () => (await import('./HostsSection.tsx')).HostsSection);

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
      {review.acts.length > 0 && <HostsSection.Part review={review} readOnly={readOnly} />}
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
