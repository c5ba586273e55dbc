import type { Site } from '#shared/domain/index.ts';
import type { GivenEvidence, GivenView, ReviewRequest } from '#shared/ipc/index.ts';
import { message } from '#shared/texts/index.ts';
import { lapseOf } from './evidence.ts';
import type { Attestation } from './evidence.ts';
import type { ReviewFacts } from './facts.ts';

type SiteFacts = Pick<ReviewFacts, 'now' | 'sites' | 'subjects'>;

/** A word that nobody has dated yet is said now; none lies ahead. */
export function dated<Request extends Pick<ReviewRequest, 'evidence'>>(request: Request, now: number): Request {
  const evidence = request.evidence.map((one) =>
    one.kind === 'attestation' ? { ...one, at: Math.min(one.at ?? now, now) } : one,
  );
  return { ...request, evidence };
}

/** What people gave, each with the reason why it counts for nothing any more. */
export function givenViews(given: readonly GivenEvidence[], facts: SiteFacts): readonly GivenView[] {
  return given.map((one) => ({ given: one, lapsed: one.kind === 'attestation' ? lapsedText(one, facts) : null }));
}

/** What counts still: the rest is told to nobody. */
export function standing(given: readonly GivenEvidence[], facts: SiteFacts): readonly GivenEvidence[] {
  return givenViews(given, facts).flatMap((view) => (view.lapsed === null ? [view.given] : []));
}

function lapsedText(word: Attestation, facts: SiteFacts): GivenView['lapsed'] {
  const site = siteOf(word, facts);
  if (site === null) return null;
  const why = lapseOf(word, site.contact, facts.now);
  return why === null ? null : message(`lapsed.${why}`, { site: site.name });
}

function siteOf({ siteId, vmId }: Attestation, { sites, subjects }: SiteFacts): Site | null {
  const id = siteId ?? subjects.find(({ vm }) => vm.id === vmId)?.vm.siteId;
  return id === undefined ? null : (sites.get(id) ?? null);
}
