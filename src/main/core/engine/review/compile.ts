import type { FailoverScope } from '#shared/domain/index.ts';
import type { EvidenceView, ReviewRequest } from '#shared/ipc/index.ts';
import { message } from '#shared/texts/index.ts';
import type { Message } from '#shared/texts/index.ts';
import type { StepPlan } from '../run-state.ts';
import { evidenceOf } from './evidence.ts';
import { exclusionOf, isReplicated } from './eligibility.ts';
import type { ReviewFacts, Subject } from './facts.ts';
import { choosePoint } from './points.ts';
import type { ChosenPoint } from './points.ts';
import { stepsOf } from './steps.ts';
import type { EvidenceIds, Included } from './steps.ts';

export interface Excluded {
  readonly subject: Subject;
  readonly reason: Message;
}

/** A selection turned into orders, with what was left out and why. */
export interface Compiled {
  readonly scope: FailoverScope;
  readonly included: readonly Included[];
  readonly excluded: readonly Excluded[];
  readonly steps: readonly StepPlan[];
}

/**
 * Compiles a selection against the last known facts. Pure: the same request and facts give the same steps, which is how a
 * run that was reviewed is told from one that has changed since.
 */
export function compile(request: ReviewRequest, facts: ReviewFacts, ids: EvidenceIds): Compiled {
  const included: Included[] = [];
  const excluded: Excluded[] = [];
  const overrides = new Map(request.overrides.map((override) => [override.vmId, override]));
  for (const subject of facts.subjects) {
    const reason = exclusionOf(subject, request.verb, facts);
    const site = facts.sites.get(subject.vm.siteId);
    if (reason !== null || !isReplicated(subject) || site === undefined) {
      excluded.push({ subject, reason: reason ?? message('excluded.no-replica') });
      continue;
    }
    let point: ChosenPoint | null = null;
    let evidence: EvidenceView = { kind: 'not-needed' };
    if (request.verb === 'failover') {
      const found = choosePoint(request.policy, overrides.get(subject.vm.id), subject.replica, subject.points);
      if (!found.ok) {
        excluded.push({ subject, reason: found.failure });
        continue;
      }
      point = found.value;
      evidence = evidenceOf(subject.vm.id, site, subject.replica, request.evidence, facts.now);
    }
    included.push({ subject, point, evidence });
  }
  const scope = scopeOf(facts);
  return { scope, included, excluded, steps: stepsOf(request.verb, scope, included, ids, facts) };
}

/**
 * Partial-site failover stretches the network to a site that survives. Where no production site is in contact there is
 * none, and the provider's appliance must become the gateway: full-site.
 */
function scopeOf(facts: ReviewFacts): FailoverScope {
  const production = [...facts.sites.values()].filter(({ role }) => role === 'production');
  return production.some(({ contact }) => contact.state === 'connected') ? 'partial-site' : 'full-site';
}
