import type { RunVerb } from '#shared/domain/index.ts';
import type { FailbackItem, FailbackView, RequestOf, VerbOptions } from '#shared/ipc/index.ts';
import { go } from '../app/navigation.ts';
import { say } from '../app/said.ts';
import { answered, bridge } from '../bridge.ts';
import { makeReviewOf } from '../review/store.ts';
import { counted, t, words } from '../ui/text.ts';
import { failbacksChanged, takeView, useFailbacks } from './store.ts';

/** Begins a wizard for a plan or some VMs, and opens it; or the one that has them already. */
export async function bringHome(
  connectionId: string,
  of: { readonly planId: string | null; readonly vmIds: readonly string[] },
): Promise<void> {
  const answer = await answered(bridge().failbackBegin({ connectionId, planId: of.planId, vmIds: [...of.vmIds] }));
  if (!answer.ok) {
    say(words(answer.failure.message));
    return;
  }
  const { failbackId, taken, leftOut } = answer.value;
  const [first] = leftOut;
  const out = first && t('home.begun.left', { ...counted(leftOut.length), why: words(first.why) });
  say(
    [taken === 0 ? t('home.begun.known') : t('home.begun', counted(taken)), taken > 0 && out].filter(Boolean).join(' '),
  );
  go({ kind: 'failback', failbackId });
}

type Choice = Omit<RequestOf<'failback.choose'>, 'connectionId' | 'failbackId'>;

export async function choose({ connectionId, id }: FailbackView, choice: Choice): Promise<void> {
  takeView(id)(await answered(bridge().failbackChoose({ connectionId, failbackId: id, ...choice })));
}

export async function tick(
  { connectionId, id }: FailbackView,
  item: FailbackItem,
  vmIds: readonly string[],
  to: { readonly done: boolean; readonly note: string },
): Promise<void> {
  takeView(id)(await answered(bridge().failbackTick({ connectionId, failbackId: id, item, vmIds: [...vmIds], ...to })));
}

export async function leave(
  { connectionId, id }: FailbackView,
  vmIds: readonly string[],
  to: { readonly leave: boolean; readonly reason: string },
): Promise<void> {
  takeView(id)(await answered(bridge().failbackLeave({ connectionId, failbackId: id, vmIds: [...vmIds], ...to })));
}

/** Takes the wizard off the screens. It orders nothing. */
export async function close({ connectionId, id }: FailbackView): Promise<void> {
  const answer = await answered(bridge().failbackClose({ connectionId, failbackId: id }));
  if (!answer.ok) {
    useFailbacks.setState({ failure: answer.failure });
    return;
  }
  failbacksChanged();
  go({ kind: 'failback', failbackId: null });
}

/**
 * Asks for the review of an order for some of a wizard's VMs. It is the review that everybody has: nothing is ordered before
 * it was confirmed there.
 */
export function review(view: FailbackView, verb: RunVerb, vmIds: readonly string[], reason = ''): void {
  const { connectionId, choice, planId } = view;
  void makeReviewOf({
    ...{ connectionId, verb, vmIds: [...vmIds], policy: { kind: 'latest' }, overrides: [], evidence: [], reason },
    options: optionsFor(verb, choice),
    // Production starts in the order of the plan, as the replicas did.
    ...(verb === 'switch-over' && planId !== null ? { planId } : {}),
  });
}

function optionsFor(verb: RunVerb, choice: FailbackView['choice']): VerbOptions {
  // Only the original still has what its own change tracking names.
  const quickRollback = choice.target.kind === 'original' && choice.quickRollback;
  if (verb === 'failback') return { failback: { ...choice, quickRollback } };
  return verb === 'change-switchover' ? { switchover: choice.switchover } : {};
}
