import type { StoredRunView } from '#shared/ipc/index.ts';
import { t } from '../ui/text.ts';
import { formatFull } from '../ui/time.ts';

type Step = StoredRunView['steps'][number];

/** From which state of the data a step starts a copy; empty where it starts none. */
export function storedPoint(order: Step['order']): string {
  if (!('point' in order)) return '';
  const { point } = order;
  return point.kind === 'latest'
    ? t('stored.latest', { at: formatFull(point.notOlderThan) })
    : t('stored.point', { at: formatFull(point.at) });
}

/** What will show that the other copy is off, with the words of the person who says so. */
export function storedEvidence(step: Step, { steps, decisions }: Pick<StoredRunView, 'steps' | 'decisions'>): string {
  if (step.evidenceFromStep !== null) {
    const witness = steps.find(({ id }) => id === step.evidenceFromStep)?.order.kind;
    return t(witness === 'host-act' ? 'evidence.fence-step' : 'evidence.power-off-step');
  }
  const { evidence } = step;
  switch (evidence?.kind) {
    case 'attested': {
      const { attestationId } = evidence;
      const body = decisions.map((decision) => decision.body).find((one) => isAttestation(one, attestationId));
      return body?.kind === 'attestation'
        ? t('evidence.attested', { who: body.attestation.who, how: body.attestation.howKnown })
        : t('stored.attested');
    }
    case 'override': {
      const { decisionId } = evidence;
      const body = decisions.map((decision) => decision.body).find((one) => 'id' in one && one.id === decisionId);
      return t('evidence.override', { reason: body?.kind === 'override' ? body.reason : '' });
    }
    case 'observed-off':
    case 'fenced':
    case 'fenced-by-host':
      return t(`stored.${evidence.kind}`);
    case undefined:
      return '';
  }
}

function isAttestation(body: StoredRunView['decisions'][number]['body'], id: string): boolean {
  return body.kind === 'attestation' && body.attestation.id === id;
}
