import { useMemo } from 'react';
import { goToVm } from '../app/navigation.ts';
import { useCurrentPicture } from '../estate/store.ts';
import { lookAt } from '../estate/vm.ts';
import { Callout } from '../ui/Callout.tsx';
import { classesOf } from '../ui/classes.ts';
import { GlyphIcon } from '../ui/GlyphIcon.tsx';
import { counted, t } from '../ui/text.ts';
import styles from './Offline.module.css';

const cx = classesOf(styles);

/** Before anything else: whoever comes back may find that both copies of a VM run. As it is now, not as it was told. */
export function CopiesCheck() {
  const picture = useCurrentPicture();
  const slots = useMemo(
    () => (picture === null ? [] : picture.vmIds.flatMap((_id, slot) => (isTwice(picture, slot) ? [slot] : []))),
    [picture],
  );
  return (
    <section className={cx('section')} aria-labelledby="away-copies">
      <h2 id="away-copies">{t('away.copies')}</h2>
      {slots.length === 0 ? (
        <p>
          <GlyphIcon glyph="tick" /> {t('away.copies.none')}
        </p>
      ) : (
        <>
          <Callout level="error">{t('away.copies.some', counted(slots.length))}</Callout>
          <ul className={cx('list')}>
            {slots.map((slot) => (
              <li key={slot}>
                <button type="button" className={cx('link')} onClick={() => goToVm(picture?.vmIds[slot] ?? '')}>
                  {picture?.names[slot]}
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function isTwice(picture: Parameters<typeof lookAt>[0], slot: number): boolean {
  return lookAt(picture, slot) === 'two-copies';
}
