import { useState } from 'react';
import { Form } from 'react-aria-components';
import type { PlanDraft } from '#shared/domain/index.ts';
import type { EstatePicture } from '#shared/ipc/estate.ts';
import { bridge } from '../../bridge.ts';
import { useCall } from '../../connect/useCall.ts';
import { Button } from '../../ui/Button.tsx';
import { classesOf } from '../../ui/classes.ts';
import { Dialog, DialogActions } from '../../ui/Dialog.tsx';
import { FailureNote } from '../../ui/FailureNote.tsx';
import { Field } from '../../ui/Field.tsx';
import { Radios } from '../../ui/Radios.tsx';
import { counted, t } from '../../ui/text.ts';
import { plainMember } from '../edit/edits.ts';
import { putPlanView } from '../store.ts';
import { planField } from '../words.ts';
import styles from './Dialogs.module.css';
import { LeftOut } from './LeftOut.tsx';
import { commonKind, sortOut } from './sortOut.ts';
import { closePlanDialog, showPlan } from './store.ts';

const cx = classesOf(styles);

interface Props {
  readonly picture: EstatePicture;
  readonly vmIds: readonly string[];
}

/** A new plan, empty or of what is selected. It is a draft on this computer until it is saved. */
export function NewPlanDialog({ picture, vmIds }: Props) {
  const call = useCall();
  const [sorted] = useState(() => sortOut(picture, vmIds));
  const [name, setName] = useState('');
  const [kind, setKind] = useState(() => commonKind(sorted));
  const members = sorted.byKind[kind];
  const other = sorted.byKind[kind === 'cdp' ? 'snapshot' : 'cdp'];
  const left = [...sorted.left, ...other.map((vmId) => ({ vmId, why: 'plan.new.otherKind' as const }))];
  const isComplete = name.trim() !== '' && (vmIds.length === 0 || members.length > 0);
  const create = async () => {
    const { connectionId } = picture;
    const draft = { ...emptyPlan, name: name.trim(), replicaKind: kind, members: members.map(plainMember) };
    const view = await call.run(bridge().planDraft({ connectionId, planId: null, draft }));
    if (!view) return;
    putPlanView(connectionId, view);
    showPlan(view.planId);
  };
  const title = vmIds.length === 0 ? t('plan.new.empty') : t('plan.new.of', counted(members.length));
  return (
    <Dialog title={title} isOpen onClose={closePlanDialog}>
      <Form
        className={cx('form')}
        onSubmit={(event) => {
          event.preventDefault();
          if (isComplete && !call.isBusy) void create();
        }}
      >
        <Field label={planField('name')} value={name} onChange={setName} maxLength={256} autoFocus />
        {members.length > 0 && other.length > 0 && (
          <Radios
            label={t('plan.new.kind')}
            value={kind}
            onChange={setKind}
            options={(['snapshot', 'cdp'] as const).map((value) => ({
              value,
              label: t(`plan.kind.${value}`),
              hint: t('plans.members', counted(sorted.byKind[value].length)),
            }))}
          />
        )}
        <LeftOut picture={picture} left={left} />
        <p className={cx('quiet')}>{t(vmIds.length === 0 ? 'plan.new.leadEmpty' : 'plan.new.lead')}</p>
        <FailureNote failure={call.failure} />
        <DialogActions>
          <Button onPress={closePlanDialog}>{t('common.cancel')}</Button>
          <Button type="submit" look="primary" isDisabled={!isComplete || call.isBusy}>
            {t('plan.new.confirm')}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}

const emptyPlan: PlanDraft = {
  ...{ name: '', description: '', replicaKind: 'snapshot', members: [], gates: [], hostSteps: [] },
  ...{ contacts: [], gateways: [], publicIpRuleIds: [] },
};
