import { useState } from 'react';
import { Form } from 'react-aria-components';
import { bridge } from '../../bridge.ts';
import { useCall } from '../../connect/useCall.ts';
import { useWhyNot } from '../../offline/whyNot.ts';
import { Button } from '../../ui/Button.tsx';
import { Callout } from '../../ui/Callout.tsx';
import { classesOf } from '../../ui/classes.ts';
import { Dialog, DialogActions } from '../../ui/Dialog.tsx';
import { FailureNote } from '../../ui/FailureNote.tsx';
import { Field } from '../../ui/Field.tsx';
import { counted, t } from '../../ui/text.ts';
import { usePlan } from '../store.ts';
import styles from './Dialogs.module.css';
import { closePlanDialog, showPlan } from './store.ts';

const cx = classesOf(styles);

interface Props {
  readonly connectionId: string;
  readonly planId: string;
}

/** Deletes a plan at the provider, or a draft that no provider has, once its name was typed. What is lost is said before. */
export function RemovePlanDialog({ connectionId, planId }: Props) {
  const call = useCall();
  const view = usePlan(connectionId, planId);
  const whyNot = useWhyNot(connectionId, view?.plan == null ? 'plan.discardDraft' : 'plan.remove');
  const [typed, setTyped] = useState('');
  if (view === null) return null;
  const { plan, local } = view;
  const name = plan?.name ?? view.name;
  const body = plan ?? local?.draft;
  const losses = [
    ['members', body?.members.length ?? 0],
    ['gates', body?.gates.length ?? 0],
    ['hosts', body?.hostSteps.length ?? 0],
    ['tests', plan?.tests.length ?? 0],
    ['rules', plan?.publicIpRuleIds.length ?? 0],
  ] as const;
  const isTyped = typed.trim() === name.trim();
  const remove = async () => {
    const done =
      plan === null
        ? await call.run(bridge().planDiscardDraft({ connectionId, planId }))
        : await call.run(bridge().planRemove({ connectionId, planId, rev: plan.rev }));
    if (done !== undefined) showPlan(null);
  };
  return (
    <Dialog title={t('plan.remove.title', { name })} isOpen onClose={closePlanDialog}>
      <Form
        className={cx('form')}
        onSubmit={(event) => {
          event.preventDefault();
          if (isTyped && whyNot === null && !call.isBusy) void remove();
        }}
      >
        <p>{t(plan === null ? 'plan.remove.leadDraft' : 'plan.remove.lead')}</p>
        <ul className={cx('losses')}>
          {losses.map(([loss, count]) => count > 0 && <li key={loss}>{t(`plan.remove.${loss}`, counted(count))}</li>)}
        </ul>
        {plan !== null && local !== null && <p>{t('plan.remove.draftStays')}</p>}
        {whyNot !== null && <Callout level="warning">{whyNot}</Callout>}
        <Field label={t('plan.remove.type', { name })} value={typed} onChange={setTyped} maxLength={256} autoFocus />
        <FailureNote failure={call.failure} />
        <DialogActions>
          <Button onPress={closePlanDialog}>{t('common.cancel')}</Button>
          <Button type="submit" look="primary" whyNot={whyNot} isDisabled={!isTyped || call.isBusy}>
            {t(plan === null ? 'plan.remove.confirmDraft' : 'plan.remove.confirm')}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}
