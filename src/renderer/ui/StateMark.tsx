import { type Mark, markLooks } from '../estate/marks.ts';
import { classesOf } from './classes.ts';
import { GlyphIcon } from './GlyphIcon.tsx';
import styles from './StateMark.module.css';
import { t } from './text.ts';

const cx = classesOf(styles);

/** A state as it is always shown: glyph in its colour, then its word. */
export function StateMark({ mark, word }: { readonly mark: Mark; readonly word?: string }) {
  const look = markLooks[mark];
  return (
    <span className={cx('mark', look.hue)}>
      <GlyphIcon glyph={look.glyph} />
      <span className={cx('word')}>{word ?? t(look.word)}</span>
    </span>
  );
}
