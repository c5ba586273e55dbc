import { looksAtGuest } from '#shared/domain/index.ts';
import type { ActReport, PointChoice, StepOrder } from '#shared/domain/index.ts';
import type { DecisionBody } from '#shared/gateway-api/index.ts';
import type { RunActView } from '#shared/ipc/index.ts';
import { message } from '#shared/texts/index.ts';
import type { Message } from '#shared/texts/index.ts';
import { fail, succeed } from '../ports.ts';
import type { DeskResult } from './desk-result.ts';
import { allDecisions } from './run-state.ts';
import type { RunState } from './run-state.ts';

/** The tenant's host on which an act is done, or at which it looks; null for everything else. Pure. */
export function hostOf(order: StepOrder): string | null {
  if (order.kind !== 'host-act') return null;
  const { act } = order;
  if (act.kind === 'http') return URL.canParse(act.url) ? new URL(act.url).host : act.url;
  return 'place' in act ? act.place.address : act.address;
}

/** From which state of the data a step starts a copy; null where it starts none. Pure. */
export function pointOf(order: StepOrder): PointChoice | null {
  return 'point' in order ? order.point : null;
}

/** Who says how an act went. */
export type Answerer = 'host' | 'guest';

/** The guest that is looked at, else the host. */
export function answererOf(order: StepOrder): Answerer {
  return order.kind === 'host-act' && looksAtGuest(order.act) ? 'guest' : 'host';
}

export function doneWords(answerer: Answerer, detail: string): Message {
  return message(answerer === 'guest' ? 'step.look-done' : 'step.act-done', { detail });
}

/** How a try ended by the one that did it; null where that is not known. */
export function reportOf(run: RunState, stepId: string, attempt: number): ActReport | null {
  const ended = allDecisions(run).findLast((body) => body.kind === 'act-ended' && body.stepId === stepId);
  return ended?.kind === 'act-ended' && ended.attempt === attempt ? ended.report : null;
}

interface Told {
  readonly body: DecisionBody;
  readonly at: number | null;
}

/** What an act does, and what was told of each of its tries. */
export function actViewOf(
  stepId: string,
  steps: readonly { readonly id: string; readonly name: string; readonly order: StepOrder }[],
  decisions: readonly Told[],
): DeskResult<RunActView> {
  const step = steps.find(({ id }) => id === stepId);
  if (step?.order.kind !== 'host-act') return fail({ is: 'not-found' });
  const tries = new Map<number, RunActView['tries'][number]>();
  for (const { body, at } of decisions) {
    if ((body.kind !== 'act-begun' && body.kind !== 'act-ended') || body.stepId !== stepId) continue;
    const report = body.kind === 'act-ended' ? body.report : null;
    tries.set(body.attempt, { attempt: body.attempt, at, report });
  }
  return succeed({ name: step.name, act: step.order.act, tries: [...tries.values()] });
}
