import { X } from 'lucide-react';
import { useMemo } from 'react';
import type { EstatePicture } from '#shared/ipc/estate.ts';
import { clearSelection } from '../selection/store.ts';
import { askPlan } from '../plans/dialogs/store.ts';
import { Button } from '../ui/Button.tsx';
import { classesOf } from '../ui/classes.ts';
import { counted, t } from '../ui/text.ts';
import { Compose } from './Compose.tsx';
import styles from './Inspector.module.css';
import { Places } from './Places.tsx';
import { offersFor } from '../review/offers.ts';
import { type Mask, slotsOf } from '../selection/mask.ts';

const cx = classesOf(styles);

interface Props {
  readonly picture: EstatePicture;
  readonly mask: Mask;
  readonly count: number;
}

/** Several VMs are selected: where they are, what can be done with them, and what would be left out and why. */
export function Composer({ picture, mask, count }: Props) {
  const offers = useMemo(() => offersFor(picture, mask), [picture, mask]);
  return (
    <div className={cx('panel')}>
      <header className={cx('head')}>
        <h2 className={cx('title')}>{t('composer.title', counted(count))}</h2>
        <Button look="icon" aria-label={t('composer.clear')} onPress={clearSelection}>
          <X size={16} aria-hidden="true" />
        </Button>
      </header>
      <Compose picture={picture} mask={mask} offers={offers}>
        <Places picture={picture} mask={mask} />
        <IntoPlan picture={picture} mask={mask} count={count} />
      </Compose>
    </div>
  );
}

/** What is selected as a plan for later: a draft, which orders nothing. */
function IntoPlan({ picture, mask, count }: Props) {
  const vmIds = () => slotsOf(mask).map((slot) => picture.vmIds[slot] ?? '');
  return (
    <section className={cx('section', 'intoPlan')} aria-label={t('composer.intoPlan')}>
      <Button look="quiet" onPress={() => askPlan({ is: 'new', vmIds: vmIds() })}>
        {t('plan.new.of', counted(count))}
      </Button>
      <Button look="quiet" onPress={() => askPlan({ is: 'add', vmIds: vmIds() })}>
        {t('plan.add')}
      </Button>
    </section>
  );
}
