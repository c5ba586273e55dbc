import type { EvidenceView } from '#shared/ipc/index.ts';
import type { Glyph } from '../ui/glyphs.ts';
import { t } from '../ui/text.ts';
import { formatAge } from '../ui/time.ts';

export interface EvidenceWords {
  readonly glyph: Glyph;
  readonly tone: 'good' | 'missing' | 'risk' | 'quiet';
  readonly text: string;
}

/** What shows that the other copy is off, in words and with its age. */
export function evidenceWords(evidence: EvidenceView, gatewayNow: number): EvidenceWords {
  switch (evidence.kind) {
    case 'not-needed':
      return { glyph: 'dots', tone: 'quiet', text: t('evidence.not-needed') };
    case 'observed-off':
    case 'fenced':
      return {
        glyph: 'tick',
        tone: 'good',
        text: t(`evidence.${evidence.kind}`, { age: formatAge(gatewayNow - evidence.at) }),
      };
    case 'attested':
      return {
        glyph: 'tick',
        tone: 'good',
        text: t('evidence.attested', { who: evidence.who, how: evidence.howKnown }),
      };
    case 'power-off-step':
      return { glyph: 'skip', tone: 'quiet', text: t('evidence.power-off-step') };
    case 'fence-step':
      return { glyph: 'skip', tone: 'quiet', text: t('evidence.fence-step') };
    case 'override':
      return { glyph: 'double-bar', tone: 'risk', text: t('evidence.override', { reason: evidence.reason }) };
    case 'missing':
      return { glyph: 'question', tone: 'missing', text: t(`evidence.missing.${evidence.source}`) };
  }
}
