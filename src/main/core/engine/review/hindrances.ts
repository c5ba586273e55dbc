import type { ReviewRequest } from '#shared/ipc/index.ts';
import { lifecycle, mainOrderOf } from '#shared/lifecycle/index.ts';
import type { ActionRole } from '#shared/lifecycle/index.ts';
import { message } from '#shared/texts/index.ts';
import type { Message } from '#shared/texts/index.ts';
import type { Compiled } from './compile.ts';
import type { ReviewFacts } from './facts.ts';

/** Why a run cannot be started now, each with its remedy in the text. Empty where it can. */
export function hindrancesOf(request: ReviewRequest, compiled: Compiled, facts: ReviewFacts): readonly Message[] {
  const found: Message[] = [];
  if (facts.subjects.length === 0) found.push(message('hindrance.empty'));
  else if (compiled.included.length === 0)
    found.push(message('hindrance.all-excluded', { n: compiled.excluded.length }));
  if (request.verb === 'pin-point' && request.options?.pin === undefined) found.push(message('hindrance.no-pin'));
  if (facts.freshness.state !== 'live') found.push(message('hindrance.offline'));
  if (!facts.tenantEnabled) found.push(message('hindrance.tenant-disabled'));
  if (!facts.roles.includes(roleFor(request))) found.push(message(`hindrance.role-${roleFor(request)}`));
  if (request.planId !== undefined && facts.plan === null) found.push(message('hindrance.plan-gone'));
  const missing = compiled.included.filter(({ evidence }) => evidence.kind === 'missing');
  if (missing.length > 0) {
    const running = missing.filter(
      ({ evidence }) => evidence.kind === 'missing' && evidence.source === 'running',
    ).length;
    if (running > 0) found.push(message('hindrance.source-running', { n: running }));
    if (missing.length > running) found.push(message('hindrance.no-evidence', { n: missing.length - running }));
  }
  const otherScope = facts.appliances.some(({ scope }) => scope === 'full-site' && compiled.scope === 'partial-site');
  const preparesNetwork = request.verb === 'failover' || request.verb === 'planned-failover';
  if (preparesNetwork && otherScope) found.push(message('hindrance.other-scope'));
  return found;
}

function roleFor({ verb }: ReviewRequest): ActionRole {
  return lifecycle[mainOrderOf[verb]].who;
}
