import type { EvidenceView } from '#shared/ipc/index.ts';
import { classesOf } from '../ui/classes.ts';
import { GlyphIcon } from '../ui/GlyphIcon.tsx';
import { evidenceWords } from './evidence.ts';
import styles from './ReviewPage.module.css';

const cx = classesOf(styles);

export function EvidenceLine({
  evidence,
  gatewayNow,
}: {
  readonly evidence: EvidenceView;
  readonly gatewayNow: number;
}) {
  const { glyph, tone, text } = evidenceWords(evidence, gatewayNow);
  return (
    <span className={cx('evidence', tone)}>
      <GlyphIcon glyph={glyph} />
      <span>{text}</span>
    </span>
  );
}
