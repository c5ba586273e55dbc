import type { PlanDifference } from '#shared/ipc/index.ts';
import { message } from '#shared/texts/index.ts';
import type { Message } from '#shared/texts/index.ts';
import type { GatewayFailure } from '../gateway/port.ts';
import { fail, type Outcome } from '../ports.ts';
import type { StoreFailure } from '../store/ports.ts';

/** Why the desk did not do what was asked. Nothing was changed then, here or at the provider, unless the words say so. */
export type PlanFailure =
  | { readonly is: 'store'; readonly failure: StoreFailure }
  | { readonly is: 'gateway'; readonly failure: GatewayFailure }
  | {
      readonly is: 'refused';
      /** Stable. */
      readonly code: string;
      readonly why: Message;
      readonly retryable: boolean;
      /** The field of the request, or of the draft, that is wrong. */
      readonly field: string | null;
    };

export type PlanResult<T> = Outcome<T, PlanFailure>;

type Refusal = { readonly ok: false; readonly failure: PlanFailure };

function refuse(code: string, why: Message, field: string | null, retryable = false): Refusal {
  return fail({ is: 'refused', code, why, retryable, field });
}

export const refusals = {
  noPlan: () => refuse('not-found', message('failure.no-plan'), 'planId'),
  noDraft: () => refuse('not-found', message('failure.no-draft'), 'planId'),
  offline: () => refuse('offline', message('failure.plan-offline'), null, true),
  offlineToRemove: () => refuse('offline', message('failure.plan-offline-remove'), null, true),
  problem: (why: Message, field: string) => refuse('plan-problem', why, field),
  notSaved: () => refuse('not-saved', message('failure.plan-not-saved'), null, true),
  notRemoved: () => refuse('not-removed', message('failure.plan-not-removed'), null, true),
  unsure: () => refuse('unsure', message('failure.plan-unsure'), null, true),
  gone: () => refuse('plan-gone', message('failure.plan-gone'), 'planId'),
  changed: (field: string) => refuse('plan-changed', message('failure.plan-changed'), field, true),
  undecided: (differences: readonly PlanDifference[]) => {
    const names = differences.map(({ label }) => label).join(', ');
    return refuse('undecided', message('failure.plan-undecided', { names }), `choices.${differences[0]?.path ?? ''}`);
  },
} as const;
