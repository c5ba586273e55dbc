import type { Review, ReviewRequest, RunView } from '#shared/ipc/index.ts';
import type { Answered, Look, ShownItem, ShownReview, ShownRun, ShownStep, Word } from '../checkers/evidence.ts';
import type { EstateRow } from '../../src/main/core/store/index.ts';

/** Two heartbeats and some patience: a lost line is noticed by then. */
const HEARD_WITHIN_MS = 20_000;

/** Who looked away, or whose computer slept, cannot say what was heard meanwhile. */
const LOOK_GAP_MS_MAX = 3_000;

/** Plain copies of what was shown to the person, and of what the person said. */
export class Screens {
  readonly words: Word[] = [];
  readonly answers: Answered[] = [];
  readonly reviews: ShownReview[] = [];
  readonly looks: Look[] = [];
  readonly shownLeft = new Set<string>();
  /** Each time the console called itself live and had not heard what was told long before. */
  readonly behind: string[] = [];
  readonly #told: { readonly at: number; readonly head: number }[] = [];
  readonly #runs = new Map<string, ShownRun>();

  get runs(): readonly ShownRun[] {
    return [...this.#runs.values()];
  }

  /** Compares how far a live console has heard with how far the provider had told a while ago. */
  sawLive(at: number, head: number, heard: number): void {
    if (at - (this.#told.at(-1)?.at ?? at) > LOOK_GAP_MS_MAX) this.sawNothing();
    this.#told.push({ at, head });
    for (let oldest = this.#told[0]; oldest !== undefined && oldest.at < at - HEARD_WITHIN_MS; oldest = this.#told[0]) {
      if (oldest.head > heard) this.behind.push(`at ${String(heard)} when ${String(oldest.head)} had long been told`);
      this.#told.shift();
    }
  }

  /** The console was not live: what was told before it is live again counts from then. */
  sawNothing(): void {
    this.#told.length = 0;
  }

  /** `isLeft`: whether the provider really keeps something of a test of a VM. */
  sawRun(view: RunView, at: number, isLeft: (vmId: string) => boolean): void {
    const before = new Map(this.#runs.get(view.runId)?.steps.map((step) => [step.stepId, step]));
    const steps = view.lines.map(({ stepId, kind, word }): ShownStep => {
      const doneSince = word === 'observed' ? (before.get(stepId)?.doneSince ?? at) : null;
      const passedSince = word === 'passed' ? (before.get(stepId)?.passedSince ?? at) : null;
      return { stepId, kind, word, doneSince, passedSince };
    });
    for (const { stepId, kind, word, vmId } of view.lines) {
      const firstSeen = word === 'observed' && (before.get(stepId)?.doneSince ?? null) === null;
      if (kind === 'test-stop' && firstSeen && vmId !== null && isLeft(vmId))
        this.shownLeft.add(`${view.runId}/${stepId}`);
    }
    this.#runs.set(view.runId, { runId: view.runId, phase: view.phase, ending: view.ending, steps });
  }

  /** `isOver`: whether the provider has the end of a run, which frees what it had claimed before any feed tells so. */
  sawReview(
    review: Review,
    request: ReviewRequest,
    rows: readonly EstateRow[],
    isOver: (runId: string) => boolean,
  ): ShownReview {
    const rowOf = new Map(rows.map((row) => [row.vmId, row]));
    const byHand = new Set(request.overrides.map(({ vmId }) => vmId));
    const shown: ShownReview = {
      madeAt: review.madeAt,
      verb: review.verb,
      asked: { vmIds: request.vmIds, atOrBefore: request.policy.kind === 'at-or-before' ? request.policy.at : null },
      overriddenVmIds: request.evidence.flatMap((given) => (given.kind === 'override' ? given.vmIds : [])),
      items: review.items.map(({ vmId, replicaId, siteId, point, evidence }): ShownItem => {
        const row = rowOf.get(vmId);
        return {
          vmId,
          replicaId,
          siteId,
          point: point === null ? null : { choice: point.choice, at: point.at },
          pointByHand: byHand.has(vmId),
          evidence: { kind: evidence.kind, at: 'at' in evidence ? evidence.at : null },
          row:
            row === undefined
              ? null
              : {
                  // A live run takes a replica out of its test first.
                  offered: row.failoverOffered || row.state === 'verifying',
                  claimed: row.claimedByRunId !== null && !isOver(row.claimedByRunId),
                  twoCopies: row.twoCopiesSince !== null,
                },
        };
      }),
      contactOf: Object.fromEntries(review.sites.map(({ siteId, contact }) => [siteId, contact.state])),
      hindrances: review.hindrances.length,
      runId: null,
    };
    this.reviews.push(shown);
    return shown;
  }
}
