import type { RunSummary } from '#shared/ipc/index.ts';
import { classesOf } from '../ui/classes.ts';
import { GlyphIcon } from '../ui/GlyphIcon.tsx';
import styles from './Runs.module.css';
import { phaseLook, phaseWords } from './words.ts';

const cx = classesOf(styles);

export function PhaseMark({ run }: { readonly run: RunSummary }) {
  const { glyph, tone } = phaseLook(run);
  return (
    <span className={cx('mark', tone)}>
      <GlyphIcon glyph={glyph} />
      {phaseWords(run)}
    </span>
  );
}
