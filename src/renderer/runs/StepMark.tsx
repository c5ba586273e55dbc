import type { RunLine } from '#shared/ipc/index.ts';
import { classesOf } from '../ui/classes.ts';
import { GlyphIcon } from '../ui/GlyphIcon.tsx';
import { t } from '../ui/text.ts';
import styles from './Runs.module.css';
import { stepLooks } from './words.ts';

const cx = classesOf(styles);

/** The cell that says how far a step is: colour, glyph, word. */
export function StepMark({ line }: { readonly line: RunLine }) {
  const { glyph, tone } = stepLooks[line.word];
  const progress = line.word === 'accepted' && line.progressPercent !== null ? ` ${line.progressPercent} %` : '';
  return (
    <span role="cell" className={cx('mark', tone)}>
      <GlyphIcon glyph={glyph} />
      {t(`word.${line.word}`)}
      {progress}
    </span>
  );
}
