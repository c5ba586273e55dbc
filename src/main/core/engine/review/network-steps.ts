import type { FailoverScope, RunVerb } from '#shared/domain/index.ts';
import type { StepPlan } from '../run-state.ts';
import type { Included } from './included.ts';
import type { ReviewFacts } from './facts.ts';
import { plainStep } from './plain-step.ts';

/** Verbs that need the provider's network before their first start. */
const PREPARES: ReadonlySet<RunVerb> = new Set(['failover', 'planned-failover']);
/** Verbs after which nobody may need it any more. */
const RELEASES: ReadonlySet<RunVerb> = new Set(['undo-failover', 'commit-failback']);

export function prepareSteps(
  verb: RunVerb,
  scope: FailoverScope,
  included: readonly Included[],
  facts: ReviewFacts,
): StepPlan[] {
  if (!PREPARES.has(verb)) return [];
  return appliancesOf(included, facts).map(({ id, name }) =>
    plainStep(`network-prepare.${id}`, { kind: 'network-prepare', applianceId: id, scope }, { name }),
  );
}

/** The last step, once every other has succeeded: while one replica runs behind the appliance, it is needed. */
export function releaseSteps(
  verb: RunVerb,
  included: readonly Included[],
  facts: ReviewFacts,
  after: readonly string[],
): StepPlan[] {
  if (!RELEASES.has(verb) || facts.othersInFailover > 0) return [];
  return appliancesOf(included, facts)
    .filter(({ scope }) => scope !== null)
    .map(({ id, name }) =>
      plainStep(`network-release.${id}`, { kind: 'network-release', applianceId: id }, { name, after: [...after] }),
    );
}

function appliancesOf(included: readonly Included[], facts: ReviewFacts) {
  const providerSites = new Set(included.map(({ subject }) => facts.hosts.get(subject.replica.hostId)?.siteId));
  return facts.appliances.filter(({ siteId }) => providerSites.has(siteId));
}
