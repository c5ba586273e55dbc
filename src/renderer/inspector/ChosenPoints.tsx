import { dropPointOverrides } from '../review/draft.ts';
import { classesOf } from '../ui/classes.ts';
import { counted, t } from '../ui/text.ts';
import styles from './Inspector.module.css';

const cx = classesOf(styles);

/** Points chosen by hand stay until they are forgotten: whoever composes must see that there are some. */
export function ChosenPoints({ vmIds }: { readonly vmIds: readonly string[] }) {
  if (vmIds.length === 0) return null;
  return (
    <p className={cx('explain')}>
      {t('point.overrides', counted(vmIds.length))}{' '}
      <button type="button" className={cx('link')} onClick={() => dropPointOverrides(vmIds)}>
        {t('point.overrides.forget', { n: vmIds.length })}
      </button>
    </p>
  );
}
