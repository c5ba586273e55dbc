import { type RpoGrade, rpoGrade } from '#shared/domain/rpo.ts';
import type { VmLook } from '#shared/ipc/estate.ts';
import type { WindowText } from '#shared/texts/en/window.ts';
import type { Glyph } from '../ui/glyphs.ts';

/**
 * What one VM shows: the look that the core sends, joined with the RPO grade that only time can tell; or, where the map is
 * coloured by the last drill, how long ago that was.
 */
export const marks = [
  'unprotected',
  'protected',
  'tested-lately',
  'no-point',
  'tested-months-ago',
  'tested-long-ago',
  'never-tested',
  'behind-2x',
  'behind-4x',
  'beyond-4x',
  'moved',
  'test',
  'working',
  'failback',
  'ready-to-switch',
  'failover',
  'unknown',
  'stalled',
  'failed',
  'two-copies',
] as const;
export type Mark = (typeof marks)[number];

/** The tokens `--state-<hue>` and `--state-<hue>-text`. */
export type Hue =
  | 'neutral'
  | 'behind'
  | 'behind-4x'
  | 'beyond-4x'
  | 'working'
  | 'failover'
  | 'test'
  | 'switch'
  | 'moved'
  | 'failed'
  | 'unknown'
  | 'two-copies';

interface MarkLook {
  readonly glyph: Glyph;
  readonly hue: Hue;
  readonly word: WindowText;
}

export const markLooks: { readonly [M in Mark]: MarkLook } = {
  unprotected: { glyph: 'ring', hue: 'neutral', word: 'mark.unprotected' },
  protected: { glyph: 'square', hue: 'neutral', word: 'mark.protected' },
  'tested-lately': { glyph: 'disc', hue: 'neutral', word: 'mark.tested-lately' },
  'no-point': { glyph: 'question', hue: 'unknown', word: 'mark.no-point' },
  'tested-months-ago': { glyph: 'disc-half', hue: 'behind', word: 'mark.tested-months-ago' },
  'tested-long-ago': { glyph: 'disc-open', hue: 'behind-4x', word: 'mark.tested-long-ago' },
  'never-tested': { glyph: 'dots', hue: 'beyond-4x', word: 'mark.never-tested' },
  'behind-2x': { glyph: 'notch-small', hue: 'behind', word: 'mark.behind-2x' },
  'behind-4x': { glyph: 'notch-half', hue: 'behind-4x', word: 'mark.behind-4x' },
  'beyond-4x': { glyph: 'notch-deep', hue: 'beyond-4x', word: 'mark.beyond-4x' },
  moved: { glyph: 'triangle', hue: 'moved', word: 'mark.moved' },
  test: { glyph: 'diamond-open', hue: 'test', word: 'mark.test' },
  working: { glyph: 'quarter-disc', hue: 'working', word: 'mark.working' },
  failback: { glyph: 'triangle-left', hue: 'switch', word: 'mark.failback' },
  'ready-to-switch': { glyph: 'double-arrow', hue: 'switch', word: 'mark.ready-to-switch' },
  failover: { glyph: 'triangle-open', hue: 'failover', word: 'mark.failover' },
  unknown: { glyph: 'question', hue: 'unknown', word: 'mark.unknown' },
  stalled: { glyph: 'hourglass', hue: 'failed', word: 'mark.stalled' },
  failed: { glyph: 'cross', hue: 'failed', word: 'mark.failed' },
  'two-copies': { glyph: 'double-bar', hue: 'two-copies', word: 'mark.two-copies' },
};

export function isMark(word: string): word is Mark {
  return marks.some((mark) => mark === word);
}

/** The order of `marks` is the order of concern: a box shows the highest of its VMs. */
export function severityOf(mark: Mark): number {
  return marks.indexOf(mark);
}

const gradeMarks: { readonly [G in RpoGrade]: Mark } = {
  within: 'protected',
  'behind-2x': 'behind-2x',
  'behind-4x': 'behind-4x',
  'beyond-4x': 'beyond-4x',
  unknown: 'no-point',
};

/** Times are gateway epoch milliseconds; NaN or null where there is no such fact. */
export function markOf(
  look: VmLook,
  latestPointAt: number | null,
  rpoTargetSeconds: number | null,
  gatewayNow: number,
): Mark {
  return look === 'protected' ? rpoMarkOf(latestPointAt, rpoTargetSeconds, gatewayNow) : look;
}

/** By RPO alone, whatever else is going on with the VM. */
export function rpoMarkOf(latestPointAt: number | null, rpoTargetSeconds: number | null, gatewayNow: number): Mark {
  return gradeMarks[gradeOf(latestPointAt, rpoTargetSeconds, gatewayNow)];
}

const DAY_SECONDS = 86_400;
const TESTED_LATELY_DAYS = 30;
const TESTED_MONTHS_AGO_DAYS = 90;

/** By the last test failover that succeeded. */
export function drillMarkOf(lastTestedAt: number | null, gatewayNow: number): Mark {
  const age = ageSeconds(lastTestedAt, gatewayNow);
  if (age === null) return 'never-tested';
  const days = age / DAY_SECONDS;
  if (days <= TESTED_LATELY_DAYS) return 'tested-lately';
  return days <= TESTED_MONTHS_AGO_DAYS ? 'tested-months-ago' : 'tested-long-ago';
}

export function gradeOf(latestPointAt: number | null, rpoTargetSeconds: number | null, gatewayNow: number): RpoGrade {
  return rpoGrade(ageSeconds(latestPointAt, gatewayNow), present(rpoTargetSeconds));
}

function ageSeconds(at: number | null, gatewayNow: number): number | null {
  const known = present(at);
  return known === null ? null : Math.max(0, gatewayNow - known) / 1_000;
}

/** The columns of a picture say "absent" with NaN. */
export function present(value: number | null | undefined): number | null {
  return value === null || value === undefined || Number.isNaN(value) ? null : value;
}
