import type { Secrets } from '../ports.ts';

const EPOCH_BYTES = 12;

/** A name for a new numbering of the feed: letters, digits and dashes on the wire. */
export function newEpoch(secrets: Secrets): string {
  return secrets.token(EPOCH_BYTES).replaceAll('_', '-');
}
