import type { ReviewRequest } from '#shared/ipc/index.ts';
import { lifecycle, mainOrderOf } from '#shared/lifecycle/index.ts';
import { message } from '#shared/texts/index.ts';
import type { Message } from '#shared/texts/index.ts';
import type { ReviewFacts } from './facts.ts';

/**
 * Why a second person must agree before anything starts, by the tenant's policy; null where nobody must. The gateway
 * enforces it; this tells it before.
 */
export function needsApproval(request: ReviewRequest, { policy }: ReviewFacts): Message | null {
  const rule = lifecycle[mainOrderOf[request.verb]];
  const startsLive = rule.startsCopy && rule.who === 'operator';
  const overrides = request.evidence.some(({ kind }) => kind === 'override');
  if (policy?.approvalForLiveStart === true && startsLive) return message('approval.live-start');
  if (policy?.approvalForOverride === true && overrides) return message('approval.override');
  return null;
}
