import { type ReactNode, useDeferredValue, useRef } from 'react';
import { useHeldBack } from '../app/drawn.ts';
import { useCurrentPicture } from '../estate/store.ts';
import { slotOf } from '../estate/delta.ts';
import { firstOf } from '../selection/mask.ts';
import { openVm, useSelection } from '../selection/store.ts';
import { classesOf } from '../ui/classes.ts';
import { useTellCover } from '../ui/cover.ts';
import { t } from '../ui/text.ts';
import { Composer } from './Composer.tsx';
import { EstateOverview } from './EstateOverview.tsx';
import styles from './Inspector.module.css';
import { VmPanel } from './VmPanel.tsx';

const cx = classesOf(styles);

/**
 * What is known about what is selected; and what can be done with it. In a narrow window it lies over the work. It follows
 * the selection as soon as map and list have shown it: what can be done with 10,000 VMs must not hold up the hand.
 */
export function Inspector() {
  const picture = useCurrentPicture();
  const mask = useDeferredValue(useSelection((state) => state.mask));
  const count = useDeferredValue(useSelection((state) => state.count));
  const openedVmId = useDeferredValue(useSelection((state) => state.openedVmId));
  const isHeldBack = useHeldBack();
  if (!picture || picture.vmIds.length === 0) return null;
  const openedSlot = openedVmId === null ? -1 : slotOf(picture, openedVmId);
  const slot = openedSlot >= 0 ? openedSlot : count === 1 ? firstOf(mask) : -1;
  const isIdle = slot < 0 && count === 0;
  return (
    <Panel shown={slot >= 0 ? (picture.vmIds[slot] ?? '') : isIdle ? 'estate' : 'composer'} isIdle={isIdle}>
      {slot >= 0 && (
        <VmPanel
          key={picture.vmIds[slot]}
          picture={picture}
          slot={slot}
          onBack={openedSlot >= 0 && count > 1 ? () => openVm(null) : null}
        />
      )}
      {slot < 0 && count > 0 && <Composer picture={picture} mask={mask} count={count} />}
      {isIdle && !isHeldBack && <EstateOverview picture={picture} />}
    </Panel>
  );
}

interface PanelProps {
  /** Which of them it is. */
  readonly shown: string;
  readonly isIdle: boolean;
  readonly children: ReactNode;
}

function Panel({ shown, isIdle, children }: PanelProps) {
  const place = useRef<HTMLElement>(null);
  useTellCover(place, shown);
  return (
    <aside ref={place} className={cx('inspector', isIdle && 'idle')} aria-label={t('inspector.label')}>
      {children}
    </aside>
  );
}
