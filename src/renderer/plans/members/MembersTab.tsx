import { useState } from 'react';
import { go } from '../../app/navigation.ts';
import { Button } from '../../ui/Button.tsx';
import { Callout } from '../../ui/Callout.tsx';
import { classesOf } from '../../ui/classes.ts';
import { counted, t } from '../../ui/text.ts';
import { edit, forgetRefusal, useEditor } from '../editor.ts';
import { tierOffers } from '../edit/tiers.ts';
import { useTierFacts, useVmNames } from '../names.ts';
import { refusalWords } from '../refusal.ts';
import type { ShownPlan } from '../shown.ts';
import { AfterDialog } from './AfterDialog.tsx';
import { MemberGrid } from './MemberGrid.tsx';
import styles from './Members.module.css';
import { TierDialog } from './TierDialog.tsx';
import type { RowSelection } from './useRows.ts';

const cx = classesOf(styles);

interface Props extends ShownPlan {
  readonly rows: RowSelection;
  readonly onGate: () => void;
}

/** Who starts when: the members in their order, beside what the end waits for. */
export function MembersTab({ rows, onGate, ...plan }: Props) {
  const { draft, notes, check } = plan;
  const nameOf = useVmNames();
  const factsOf = useTierFacts();
  const refusal = useEditor((state) => state.refusal);
  const [asked, setAsked] = useState<'after' | 'tiers' | null>(null);
  const offers = asked === 'tiers' ? tierOffers(draft.members, factsOf) : [];
  if (draft.members.length === 0) {
    return (
      <div className={cx('none')}>
        <h2>{t('plan.members.none')}</h2>
        <p>{t('plan.members.none.hint')}</p>
        <Button onPress={() => go({ kind: 'map' })}>{t('plan.members.none.map')}</Button>
      </div>
    );
  }
  return (
    <>
      <div className={cx('tools')}>
        <Button isDisabled={rows.selected.size === 0} onPress={() => setAsked('after')}>
          {t('plan.after.open')}
        </Button>
        <Button onPress={() => setAsked('tiers')}>{t('plan.tiers.open')}</Button>
        <span className={cx('quiet')}>{t('plan.members.hint')}</span>
        <span className={cx('hidden')} role="status">
          {rows.selected.size > 0 && t('plan.members.selected', counted(rows.selected.size))}
        </span>
        {refusal !== null && asked === null && (
          <div className={cx('wide')}>
            <Callout level="error" live>
              {refusalWords(refusal, nameOf)}{' '}
              <Button look="quiet" onPress={forgetRefusal}>
                {t('common.close')}
              </Button>
            </Callout>
          </div>
        )}
      </div>
      <MemberGrid
        rows={rows}
        nameOf={nameOf}
        factsOf={factsOf}
        notes={notes}
        times={check?.times ?? []}
        onAfter={() => setAsked('after')}
        onRemove={(vmIds) => edit({ do: 'remove', vmIds })}
        onGate={onGate}
      />
      {asked === 'after' && (
        <AfterDialog draft={draft} vmIds={[...rows.selected]} nameOf={nameOf} factsOf={factsOf} onClose={close} />
      )}
      {asked === 'tiers' && <TierDialog offers={offers} nameOf={nameOf} onClose={close} />}
    </>
  );

  function close(): void {
    forgetRefusal();
    setAsked(null);
  }
}
