import { changeDraft, useDraft } from '../review/draft.ts';
import { classesOf } from '../ui/classes.ts';
import { counted, t } from '../ui/text.ts';
import styles from './Inspector.module.css';

const cx = classesOf(styles);

/** Points chosen by hand stay until they are forgotten: whoever composes must see that there are some. */
export function ChosenPoints() {
  const count = useDraft((draft) => draft.overrides.length);
  if (count === 0) return null;
  return (
    <p className={cx('explain')}>
      {t('point.overrides', counted(count))}{' '}
      <button type="button" className={cx('link')} onClick={() => changeDraft({ overrides: [] })}>
        {t('point.overrides.forget')}
      </button>
    </p>
  );
}
