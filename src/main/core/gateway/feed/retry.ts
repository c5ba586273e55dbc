import type { Random } from '../../ports.ts';
import { waitMs } from './backoff.ts';
import type { FeedEnd } from './end.ts';

/** What the loop remembers from one reading to the next. */
export interface Retry {
  /** The next reading must fetch a whole picture, whatever the cursor says. */
  wantsPicture(): boolean;
  /** Takes note of an end and answers how long to wait before the next reading. */
  after(end: FeedEnd, reading: { readonly progressed: boolean; readonly cursor: string | null }): number;
}

/** Where the same number is missing this often, it will never come: a new picture is fetched. */
const GAPS_AT_ONE_CURSOR_MAX = 3;

export function createRetry(random: Random, gatewayCount: () => number): Retry {
  let wantsPicture = false;
  let failures = 0;
  let gapCursor: string | null = null;
  let gaps = 0;

  function noteGap(cursor: string | null): void {
    gaps = gapCursor === cursor ? gaps + 1 : 1;
    gapCursor = cursor;
    wantsPicture ||= gaps >= GAPS_AT_ONE_CURSOR_MAX;
  }

  return {
    wantsPicture: () => wantsPicture,
    after(end, { progressed, cursor }) {
      if (end.kind === 'swapped') {
        wantsPicture = false;
        failures = 0;
        gaps = 0;
        return 0;
      }
      if (end.kind === 'expired') wantsPicture = true;
      if (end.kind === 'gap') noteGap(cursor);
      failures = progressed ? 1 : failures + 1;
      return waitMs(failures, gatewayCount(), random);
    },
  };
}
