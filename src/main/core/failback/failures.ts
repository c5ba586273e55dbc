import { message } from '#shared/texts/index.ts';
import type { Message } from '#shared/texts/index.ts';
import { fail, type Outcome } from '../ports.ts';
import type { StoreFailure } from '../store/ports.ts';

/** Why the desk did not do what was asked. Nothing was changed then; a wizard never orders anything. */
export type FailbackFailure =
  | { readonly is: 'store'; readonly failure: StoreFailure }
  | {
      readonly is: 'refused';
      /** Stable. */
      readonly code: string;
      readonly why: Message;
      /** The field of the request that is wrong. */
      readonly field: string;
    };

export type FailbackResult<T> = Outcome<T, FailbackFailure>;

export const refusals = {
  notFound: () => refuse('not-found', message('failure.no-failback'), 'failbackId'),
  noPlan: () => refuse('not-found', message('failure.no-plan'), 'planId'),
  nobody: (why: Message) => refuse('nothing-to-bring-home', why, 'vmIds'),
} as const;

function refuse(code: string, why: Message, field: string): { readonly ok: false; readonly failure: FailbackFailure } {
  return fail({ is: 'refused', code, why, field });
}
