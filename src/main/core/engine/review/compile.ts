import type { FailoverScope, RunVerb } from '#shared/domain/index.ts';
import type { EvidenceView, ReviewRequest } from '#shared/ipc/index.ts';
import { message } from '#shared/texts/index.ts';
import type { Message } from '#shared/texts/index.ts';
import type { StepPlan } from '../run-state.ts';
import { evidenceFor } from './evidence.ts';
import { exclusionOf, isReplicated } from './eligibility.ts';
import type { ReviewFacts, Subject } from './facts.ts';
import { fenceStepId } from './graph.ts';
import { choosePoint } from './points.ts';
import type { ChosenPoint } from './points.ts';
import type { EvidenceIds, Included } from './included.ts';
import { stepsOf } from './steps.ts';

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
  const members = new Map(facts.plan?.members.map((member) => [member.vmId, member]));
  for (const subject of facts.subjects) {
    const { vm } = subject;
    const reason = exclusionOf(subject, request, facts);
    const site = facts.sites.get(vm.siteId);
    if (reason !== null || !isReplicated(subject) || site === undefined) {
      excluded.push({ subject, reason: reason ?? message('excluded.no-replica') });
      continue;
    }
    let point: ChosenPoint | null = null;
    if (choosesPoint(request.verb)) {
      const found = choosePoint(request.policy, overrides.get(vm.id), subject.replica, subject.points);
      if (!found.ok) {
        excluded.push({ subject, reason: found.failure });
        continue;
      }
      point = found.value;
    }
    const found = evidenceFor(request.verb, vm.id, site, subject.replica, request.evidence, facts.now);
    const isFenced = found.kind === 'missing' && fenceStepId(facts.plan, request.verb, vm.id) !== null;
    const evidence: EvidenceView = isFenced ? { kind: 'fence-step' } : found;
    included.push({ subject, point, evidence, member: members.get(vm.id) ?? null });
  }
  const scope = scopeOf(request, facts);
  return { scope, included, excluded, steps: stepsOf(request, scope, included, ids, facts) };
}

/** Verbs that start from a chosen state of the data. */
export function choosesPoint(verb: RunVerb): boolean {
  return verb === 'failover' || verb === 'test-failover';
}

/**
 * A plan fails over its whole site. Else partial-site stretches the network to a site that survives; where no production
 * site is in contact there is none, and the provider's appliance must become the gateway: full-site. What goes back behind
 * the provider's network after a failback finds it prepared, and takes it as it stands.
 */
function scopeOf(request: ReviewRequest, facts: ReviewFacts): FailoverScope {
  if (request.scope !== undefined) return request.scope;
  if (request.planId !== undefined) return 'full-site';
  const prepared = facts.appliances.find(({ scope }) => scope !== null)?.scope ?? null;
  if (request.verb === 'undo-failback' && prepared !== null) return prepared;
  const production = [...facts.sites.values()].filter(({ role }) => role === 'production');
  return production.some(({ contact }) => contact.state === 'connected') ? 'partial-site' : 'full-site';
}
