import { type RpoGrade, rpoGrade } from '#shared/domain/rpo.ts';
import type { VmLook } from '#shared/ipc/estate.ts';
import type { WindowText } from '#shared/texts/en/window.ts';
import type { Glyph } from '../ui/glyphs.ts';

/** What one VM shows: the look that the core sends, joined with the RPO grade that only time can tell. */
export const marks = [
  'unprotected',
  'protected',
  'no-point',
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
  'failed',
  'two-copies',
] as const;
export type Mark = (typeof marks)[number];

/** The tokens `--state-<hue>` and `--state-<hue>-text`. */
export type Hue =
  'neutral' | 'behind' | 'working' | 'failover' | 'test' | 'switch' | 'moved' | 'failed' | 'unknown' | 'two-copies';

interface MarkLook {
  readonly glyph: Glyph;
  readonly hue: Hue;
  readonly word: WindowText;
}

export const markLooks: { readonly [M in Mark]: MarkLook } = {
  unprotected: { glyph: 'ring', hue: 'neutral', word: 'mark.unprotected' },
  protected: { glyph: 'square', hue: 'neutral', word: 'mark.protected' },
  'no-point': { glyph: 'question', hue: 'unknown', word: 'mark.no-point' },
  'behind-2x': { glyph: 'notch-small', hue: 'behind', word: 'mark.behind-2x' },
  'behind-4x': { glyph: 'notch-half', hue: 'behind', word: 'mark.behind-4x' },
  'beyond-4x': { glyph: 'notch-deep', hue: 'behind', word: 'mark.beyond-4x' },
  moved: { glyph: 'triangle', hue: 'moved', word: 'mark.moved' },
  test: { glyph: 'diamond-open', hue: 'test', word: 'mark.test' },
  working: { glyph: 'quarter-disc', hue: 'working', word: 'mark.working' },
  failback: { glyph: 'triangle-left', hue: 'switch', word: 'mark.failback' },
  'ready-to-switch': { glyph: 'double-arrow', hue: 'switch', word: 'mark.ready-to-switch' },
  failover: { glyph: 'triangle-open', hue: 'failover', word: 'mark.failover' },
  unknown: { glyph: 'question', hue: 'unknown', word: 'mark.unknown' },
  failed: { glyph: 'cross', hue: 'failed', word: 'mark.failed' },
  'two-copies': { glyph: 'double-bar', hue: 'two-copies', word: 'mark.two-copies' },
};

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
  if (look !== 'protected') return look;
  return gradeMarks[gradeOf(latestPointAt, rpoTargetSeconds, gatewayNow)];
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
