import { go, useNavigation } from '../app/navigation.ts';
import { useCurrentConnection } from '../connections/store.ts';
import { Button } from '../ui/Button.tsx';
import { classesOf } from '../ui/classes.ts';
import { GlyphIcon } from '../ui/GlyphIcon.tsx';
import { counted, t } from '../ui/text.ts';
import styles from './Failback.module.css';
import { useFailbackList } from './store.ts';
import { countsWords, titleOf } from './words.ts';

const cx = classesOf(styles);

/** On every page while a wizard is open: where everybody is, and the way back into it. */
export function FailbackBanner() {
  const connection = useCurrentConnection();
  const wizards = useFailbackList(connection?.id ?? null);
  const page = useNavigation((state) => state.page);
  if (wizards === null || page.kind === 'failback') return null;
  const [first, ...others] = wizards;
  if (first === undefined) return null;
  // Nothing else may be clicked by mistake on a review.
  const mayLeave = page.kind !== 'review';
  return (
    <section className={cx('banner')} aria-label={t('home.banner')}>
      <GlyphIcon glyph="triangle-left" />
      <span className={cx('bannerTitle')}>{titleOf(first)}</span>
      <span className={cx('quiet', 'bannerCounts')}>{countsWords(first.counts)}</span>
      <span className={cx('spring')} />
      {mayLeave && others.length > 0 && (
        <Button onPress={() => go({ kind: 'failback', failbackId: null })}>
          {t('home.banner.more', counted(others.length))}
        </Button>
      )}
      {mayLeave && <Button onPress={() => go({ kind: 'failback', failbackId: first.id })}>{t('home.continue')}</Button>}
    </section>
  );
}
