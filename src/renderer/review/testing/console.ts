import type { Answer, GivenEvidence, Review, ReviewRequest, RunSummary } from '#shared/ipc/index.ts';

/** Gateway time at which the console makes its reviews. */
export const REVIEWED_AT = 1_000_000;

const nothingKnown: Omit<Review, 'id' | 'connectionId' | 'verb' | 'reason' | 'given' | 'items' | 'options'> = {
  ...{ scope: 'partial-site', title: 'A review', madeAt: REVIEWED_AT, factsHeardAt: REVIEWED_AT },
  ...{ excluded: [], sites: [], byCriticality: { critical: 0, important: 0, normal: 0 }, worstPointAgeMs: null },
  ...{ loses: [], destroys: [], undo: { code: 'undo', params: {} }, capacity: [], network: [], waves: 1 },
  predicted: { lowMs: 0, highMs: 0, criticalPath: [], shortenedBy: [] },
  ...{ approvalFor: null, planId: null, planRev: null, policy: null, finaliseBy: null, breakGlass: null },
  ...{ hindrances: [], acts: [], scopePhrase: 'LON-A 1', hash: '0'.repeat(64) },
  hostGaps: { accounts: [], hosts: [], texts: [] },
};

/** What the console says of a request: a word that has no date gets one. */
export function reviewOf(request: ReviewRequest): Review {
  const given = request.evidence.map((one) => (one.kind === 'attestation' ? { at: REVIEWED_AT, ...one } : one));
  const { connectionId, verb, reason, options = {} } = request;
  return {
    ...nothingKnown,
    ...{ id: `review of ${request.vmIds.join()}`, connectionId, verb, reason, options },
    items: request.vmIds.map(itemOf),
    given: given.map((one: GivenEvidence) => ({ given: one, lapsed: null })),
  };
}

function itemOf(vmId: string): Review['items'][number] {
  return {
    ...{ vmId, replicaId: `r-${vmId}`, name: vmId, siteId: 'lon', application: null, tier: 1, criticality: 'normal' },
    ...{ point: null, evidence: { kind: 'not-needed' }, loses: null, warnings: [], wave: 1 },
  };
}

/** The console behind the window, under the hand of a test. */
export class TestConsole {
  readonly asked: ReviewRequest[] = [];
  readonly armed: string[] = [];
  isReached = true;
  /** What the preload puts into the window. */
  readonly farshore = {
    reviewMake: (request: ReviewRequest) => this.#make(request),
    runArm: ({ reviewId }: { readonly reviewId: string }) => this.#arm(reviewId),
  };

  #make(request: ReviewRequest): Promise<Answer<Review>> {
    this.asked.push(request);
    return this.isReached ? Promise.resolve({ ok: true, value: reviewOf(request) }) : Promise.reject(new Error('lost'));
  }

  #arm(reviewId: string): Promise<Answer<RunSummary>> {
    this.armed.push(reviewId);
    return Promise.resolve({ ok: true, value: { runId: `run of ${reviewId}` } as RunSummary });
  }
}
