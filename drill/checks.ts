import type { Review, RunView } from '#shared/ipc/index.ts';
import { mainOrderOf } from '#shared/lifecycle/index.ts';
import type { Truth } from '../practice/control/contract.ts';

/** What a run did, as the console shows it, with the review that it came from. */
export interface Performed {
  readonly review: Review;
  readonly run: RunView;
}

type Copies = Truth['copies'][number];

/** Holds what the console shows against what the provider really did. Every sentence is a violation. */
export function violationsOf(truth: Truth, failover: Performed): string[] {
  return [...effectViolations(truth), ...reviewViolations(truth, failover), ...copyViolations(truth)];
}

/** No step has two effects, whatever was sent how often. */
function effectViolations(truth: Truth): string[] {
  return Object.entries(truth.effectsByStep)
    .filter(([, count]) => count > 1)
    .map(([step, count]) => `the step ${step} was carried out ${String(count)} times`);
}

/** What was started is what was reviewed, from the points that were reviewed. */
function reviewViolations(truth: Truth, { review, run }: Performed): string[] {
  const reviewed = new Map(review.items.map((item) => [item.replicaId, item]));
  const violations: string[] = [];
  for (const effect of truth.effects) {
    if (effect.effect !== 'replica-started' || effect.replicaId === null || !effect.stepKey.startsWith(`${run.runId}/`))
      continue;
    const item = reviewed.get(effect.replicaId);
    if (item === undefined) violations.push(`${effect.replicaId} was started, and was not in the review`);
    else if (item.point !== null && effect.from !== null && effect.from.at < item.point.at) {
      violations.push(`${item.name} was started from an older point than was reviewed`);
    }
  }
  return violations;
}

/** Two copies of a VM never run at once. */
function copyViolations(truth: Truth): string[] {
  return truth.copies
    .filter(({ source, replica }) => source.power === 'on' && replica.power === 'on')
    .map(({ vmId }) => `both copies of ${vmId} are running`);
}

/** Done on the screen is done in the ground truth. */
export function shownButNotDone(
  truth: Truth,
  performed: Performed,
  done: (copies: Copies | undefined) => boolean,
): string[] {
  const byVm = new Map(truth.copies.map((copies) => [copies.vmId, copies]));
  return performed.run.lines
    .filter(
      ({ word, vmId, kind }) => word === 'observed' && vmId !== null && kind === mainOrderOf[performed.review.verb],
    )
    .filter(({ vmId }) => !done(byVm.get(vmId ?? '')))
    .map(({ name, kind }) => `${kind} of ${name} is shown as done, and is not`);
}

export function observedOf({ run, review }: Performed): number {
  return run.lines.filter(({ word, kind }) => word === 'observed' && kind === mainOrderOf[review.verb]).length;
}
