import type { MalwareStatus } from '#shared/domain/index.ts';
import type { Glyph } from '../ui/glyphs.ts';

/** A restore point as it is always shown: a glyph of its own for what a scan said; its word stands in the catalogue. */
export const pointLooks: {
  readonly [M in MalwareStatus]: { readonly glyph: Glyph; readonly tone: 'plain' | 'warn' | 'danger' };
} = {
  clean: { glyph: 'disc', tone: 'plain' },
  informative: { glyph: 'disc-half', tone: 'plain' },
  unknown: { glyph: 'disc-open', tone: 'plain' },
  suspicious: { glyph: 'question', tone: 'warn' },
  infected: { glyph: 'cross', tone: 'danger' },
};
