import type { Message } from '#shared/texts/index.ts';
import type { GatewayFailure } from '../gateway/port.ts';
import type { Outcome } from '../ports.ts';
import type { StoreFailure } from '../store/ports.ts';

/** Why the desk did not do what was asked. */
export type DeskFailure =
  | { readonly is: 'store'; readonly failure: StoreFailure }
  | { readonly is: 'gateway'; readonly failure: GatewayFailure }
  | { readonly is: 'not-found' }
  | { readonly is: 'not-possible'; readonly why: Message };

export type DeskResult<T> = Outcome<T, DeskFailure>;
