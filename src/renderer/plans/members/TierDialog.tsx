import { useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Callout } from '../../ui/Callout.tsx';
import { Check } from '../../ui/Check.tsx';
import { classesOf } from '../../ui/classes.ts';
import { Dialog, DialogActions } from '../../ui/Dialog.tsx';
import { counted, t } from '../../ui/text.ts';
import { edit, useEditor } from '../editor.ts';
import type { TierOffer } from '../edit/tiers.ts';
import { type NameOf, namesInLine } from '../names.ts';
import { refusalWords } from '../refusal.ts';
import styles from './Dialogs.module.css';

const cx = classesOf(styles);

interface Props {
  readonly offers: readonly TierOffer[];
  readonly nameOf: NameOf;
  readonly onClose: () => void;
}

/** Which applications start tier by tier. None is ticked: what depends on what, a person knows. */
export function TierDialog({ offers, nameOf, onClose }: Props) {
  const refusal = useEditor((state) => state.refusal);
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const chosen = offers.filter(({ application }) => ticked.has(application));
  const count = chosen.reduce((sum, { after }) => sum + [...after.values()].flat().length, 0);
  const tick = (application: string, isOn: boolean) => {
    const next = new Set(ticked);
    if (isOn) next.add(application);
    else next.delete(application);
    setTicked(next);
  };
  const apply = () => {
    if (edit({ do: 'order', after: new Map(chosen.flatMap(({ after }) => [...after])) })) onClose();
  };
  return (
    <Dialog title={t('plan.tiers.title')} isOpen onClose={onClose} wide>
      <p>{t(offers.length === 0 ? 'plan.tiers.none' : 'plan.tiers.lead')}</p>
      <ul className={cx('offers')}>
        {offers.map(({ application, tiers, after }) => (
          <li key={application}>
            <Check isSelected={ticked.has(application)} onChange={(isOn) => tick(application, isOn)}>
              {application}{' '}
              <span className={cx('quiet')}>{t('plan.tiers.adds', counted([...after.values()].flat().length))}</span>
            </Check>
            <ul className={cx('tiers')}>
              {tiers.map(({ tier, vmIds }) => (
                <li key={tier}>{t('plan.tiers.tier', { tier, names: namesInLine(vmIds, nameOf, 8) })}</li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
      {refusal !== null && (
        <Callout level="error" live>
          {refusalWords(refusal, nameOf)}
        </Callout>
      )}
      <DialogActions>
        <Button onPress={onClose}>{t('common.cancel')}</Button>
        <Button look="primary" isDisabled={chosen.length === 0} onPress={apply}>
          {t('plan.tiers.confirm', counted(count))}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
