import type { StoreFailure } from '../../store/ports.ts';
import type { GatewayFailure } from '../port.ts';

/** How one reading of the feed ended; the loop decides by it what to do next. */
export type FeedEnd =
  /** A whole new picture was swapped in. */
  | { readonly kind: 'swapped' }
  /** The stream ended or broke; what was committed stays. */
  | { readonly kind: 'cut'; readonly detail: string }
  /** A line is missing: go on from the last committed cursor. */
  | { readonly kind: 'gap'; readonly detail: string }
  /** The cursor means nothing to the provider any more: a new picture is needed. */
  | { readonly kind: 'expired'; readonly detail: string }
  /** This gateway knows less than we do. */
  | { readonly kind: 'behind'; readonly detail: string }
  /** It could not be opened at all. */
  | { readonly kind: 'refused'; readonly failure: GatewayFailure }
  /** Our own disk refuses. */
  | { readonly kind: 'store'; readonly failure: StoreFailure }
  /** A mistake of ours, logged with its place. The next reading begins from the last commit, which is whole. */
  | { readonly kind: 'fault'; readonly detail: string };

/** One sentence for a log or a person. */
export function describeEnd(end: FeedEnd): string {
  switch (end.kind) {
    case 'swapped':
      return 'a new picture is there';
    case 'cut':
    case 'gap':
    case 'expired':
    case 'behind':
    case 'fault':
      return end.detail;
    case 'store':
      return `${end.failure.path}: ${end.failure.detail}`;
    case 'refused':
      return describeFailure(end.failure);
  }
}

export function describeFailure(failure: GatewayFailure): string {
  switch (failure.kind) {
    case 'refused':
      return failure.problem.detail;
    case 'untrusted':
      return `the certificate ${failure.presentedThumbprint} is not the confirmed one`;
    case 'unreachable':
    case 'unknown':
    case 'signed-out':
    case 'malformed':
      return failure.detail;
  }
}
