import type { Checkers, Contact, Evidence } from './evidence.ts';

const OBSERVATION_MS_MAX = 120_000;
/** Two copies that the provider can see are on the screen so soon. */
const SHOWN_WITHIN_MS = 60_000;

/** Two copies of a VM: the rule of evidence before a start, and what is shown where it could not help. */
export const copyCheckers: Checkers = {
  'no copy starts without true evidence': (evidence) =>
    startsOf(evidence).flatMap(({ operationId, vmId, stepKey, kind, at: startedAt }) => {
      const operation = evidence.operations.find(({ id }) => id === operationId);
      const sent = evidence.wire.find((each) => `${each.stepKey ?? ''}/${String(each.attempt)}` === operation?.key);
      if (operation === undefined || sent === undefined) return [`${stepKey} started without an order`];
      const at = operation.acceptedAt;
      const runId = operation.runId;
      const decisions = (evidence.decisions.get(runId) ?? []).filter((each) => each.at <= at).map(({ body }) => body);
      switch (sent.evidence?.kind) {
        case 'observed-off':
        case 'fenced':
          return powerAt(evidence, vmId, at) === 'off' ? [] : [`${stepKey} started beside a source that was on`];
        case 'fenced-by-host': {
          const { stepId } = sent.evidence;
          const said = decisions.findLast((body) => body.kind === 'act-ended' && body.stepId === stepId);
          if (said?.kind !== 'act-ended' || said.report.outcome !== 'done') {
            return [`${stepKey} started on a fence that nobody recorded`];
          }
          return powerAt(evidence, vmId, at) === 'off' ? [] : [`${stepKey} started beside a source that was on`];
        }
        case 'attested': {
          const { attestationId } = sent.evidence;
          if (contactAt(evidence, vmId, at)) return [`${stepKey} started on a word about a site in contact`];
          return decisions.some((body) => body.kind === 'attestation' && body.attestation.id === attestationId)
            ? []
            : [`${stepKey} started on a word that nobody recorded`];
        }
        case 'override': {
          const { decisionId } = sent.evidence;
          const recorded = decisions.some(
            (body) => body.kind === 'override' && body.id === decisionId && body.vmIds.includes(vmId),
          );
          const given = evidence.reviews.some(
            (review) => review.runId === runId && review.overriddenVmIds.includes(vmId),
          );
          return recorded && given ? [] : [`${stepKey} started on an override that no person gave`];
        }
        case undefined:
          // These look for themselves.
          if (kind === 'planned-failover' || kind === 'undo-failback' || kind === 'cancel-failback')
            return powerAt(evidence, vmId, startedAt) === 'off' || wentOnSince(evidence, vmId, at)
              ? []
              : [`${stepKey} started beside a source that it had not seen off`];
          return [`${stepKey} started without evidence`];
      }
    }),

  'evidence in a review keeps to its rule': ({ reviews }) =>
    reviews.flatMap(({ items, contactOf, madeAt, overriddenVmIds }) =>
      items.flatMap(({ vmId, siteId, evidence: { kind, at } }) => {
        const inContact = contactOf[siteId] === 'connected';
        if (kind === 'observed-off' && !inContact) return [`${vmId} was "observed" at a site out of contact`];
        if (kind === 'observed-off' && madeAt - (at ?? 0) > OBSERVATION_MS_MAX)
          return [`${vmId} was observed too long ago`];
        if (kind === 'attested' && inContact) return [`${vmId} was attested at a site in contact`];
        if (kind === 'power-off-step' && !inContact) return [`${vmId} is to be powered off out of contact`];
        return kind === 'override' && !overriddenVmIds.includes(vmId) ? [`nobody gave the override for ${vmId}`] : [];
      }),
    ),

  'what a review calls observed is so': (evidence) =>
    evidence.reviews.flatMap(({ items }) =>
      items.flatMap(({ vmId, evidence: { kind, at } }) =>
        (kind === 'observed-off' || kind === 'fenced') && at !== null && powerAt(evidence, vmId, at) !== 'off'
          ? [`${vmId} was on when it was "${kind}"`]
          : [],
      ),
    ),

  'two copies never run at once unless a person took the risk': (evidence) =>
    startsOf(evidence).flatMap(({ operationId, vmId, stepKey, at }) => {
      const operation = evidence.operations.find(({ id }) => id === operationId);
      const sent = evidence.wire.find((each) => `${each.stepKey ?? ''}/${String(each.attempt)}` === operation?.key);
      const personsRisk = sent?.evidence?.kind === 'override' || sent?.evidence?.kind === 'attested';
      const cameOn = wentOnSince(evidence, vmId, operation?.acceptedAt ?? 0);
      return powerAt(evidence, vmId, at) === 'on' && !personsRisk && !cameOn ? [`${stepKey} runs twice`] : [];
    }),

  'two copies are shown as two copies': (evidence) =>
    evidence.truth.copies.flatMap(({ vmId, source, replica }) => {
      if (source.power !== 'on' || replica.power !== 'on' || replica.network === 'isolated') return [];
      const contact = lastContact(evidence, vmId);
      if (contact !== null && !contact.connected) return [];
      const since = Math.max(source.since, replica.since, contact?.at ?? 0);
      const blind = evidence.looks.find((look) => look.at > since + SHOWN_WITHIN_MS && !look.twoCopies.has(vmId));
      return blind === undefined ? [] : [`${vmId} runs twice, and the screen does not say so`];
    }),
};

interface Start {
  readonly operationId: string;
  readonly vmId: string;
  readonly stepKey: string;
  readonly kind: string;
  readonly at: number;
}

function startsOf({ truth }: Evidence): Start[] {
  return truth.effects.flatMap(({ operationId, vmId, stepKey, kind, at, effect }) =>
    effect === 'replica-started' && vmId !== null ? [{ operationId, vmId, stepKey, kind, at }] : [],
  );
}

/** What the source really was at a moment. */
export function powerAt({ truth }: Evidence, vmId: string, moment: number): 'on' | 'off' {
  const changes = truth.power.filter((each) => each.vmId === vmId && each.copy === 'source');
  const last = changes.findLast(({ at }) => at <= moment);
  if (last !== undefined) return last.power;
  const [first] = changes;
  if (first !== undefined) return first.power === 'on' ? 'off' : 'on';
  return truth.copies.find((each) => each.vmId === vmId)?.source.power ?? 'on';
}

function wentOnSince({ truth }: Evidence, vmId: string, since: number): boolean {
  return truth.power.some(
    (each) => each.vmId === vmId && each.copy === 'source' && each.power === 'on' && each.at >= since,
  );
}

function lastContact({ contacts, siteOfVm }: Evidence, vmId: string): Contact | null {
  return contacts.findLast(({ siteId }) => siteId === siteOfVm.get(vmId)) ?? null;
}

function contactAt({ contacts, siteOfVm }: Evidence, vmId: string, moment: number): boolean {
  return contacts.findLast(({ siteId, at }) => siteId === siteOfVm.get(vmId) && at <= moment)?.connected ?? true;
}
