import { useState } from 'react';
import { Form } from 'react-aria-components';
import type { EstatePicture } from '#shared/ipc/estate.ts';
import { bridge } from '../../bridge.ts';
import { useCall } from '../../connect/useCall.ts';
import { Button } from '../../ui/Button.tsx';
import { classesOf } from '../../ui/classes.ts';
import { Dialog, DialogActions } from '../../ui/Dialog.tsx';
import { FailureNote } from '../../ui/FailureNote.tsx';
import { Select } from '../../ui/Select.tsx';
import { counted, t } from '../../ui/text.ts';
import { keepNow } from '../editor.ts';
import { edited } from '../edit/edits.ts';
import { putPlanView, usePlan, usePlanList } from '../store.ts';
import styles from './Dialogs.module.css';
import { LeftOut } from './LeftOut.tsx';
import { sortOut } from './sortOut.ts';
import { closePlanDialog, showPlan } from './store.ts';

const cx = classesOf(styles);

interface Props {
  readonly picture: EstatePicture;
  readonly vmIds: readonly string[];
}

/** Adds what is selected to a plan's draft. */
export function AddToPlanDialog({ picture, vmIds }: Props) {
  const { connectionId } = picture;
  const call = useCall();
  const plans = usePlanList(connectionId) ?? [];
  const [planId, setPlanId] = useState('');
  const view = usePlan(connectionId, planId === '' ? null : planId);
  const body = view === null ? null : (view.local?.draft ?? view.plan);
  const [sorted] = useState(() => sortOut(picture, vmIds));
  const known = new Set(body?.members.map(({ vmId }) => vmId));
  const kind = body === null ? null : body.members.length === 0 ? null : body.replicaKind;
  const fitting = kind === null ? [...sorted.byKind.snapshot, ...sorted.byKind.cdp] : sorted.byKind[kind];
  const added = fitting.filter((vmId) => !known.has(vmId));
  const others = kind === null ? [] : sorted.byKind[kind === 'cdp' ? 'snapshot' : 'cdp'];
  const left = [
    ...sorted.left,
    ...fitting.filter((vmId) => known.has(vmId)).map((vmId) => ({ vmId, why: 'plan.add.already' as const })),
    ...others.map((vmId) => ({ vmId, why: 'plan.new.otherKind' as const })),
  ];
  const add = async () => {
    // What is being edited there just now comes first.
    await keepNow();
    const now = await call.run(bridge().planGet({ connectionId, planId }));
    const onto = now?.local?.draft ?? now?.plan ?? null;
    if (onto === null) return;
    const members = added.map((vmId) => ({ vmId, kind: kindOf(sorted.byKind.cdp, vmId) }));
    const result = edited(onto, { do: 'add', members });
    if (!result.ok) return;
    const kept = await call.run(bridge().planDraft({ connectionId, planId, draft: result.draft }));
    if (!kept) return;
    putPlanView(connectionId, kept);
    showPlan(planId);
  };
  return (
    <Dialog title={t('plan.add.title', counted(vmIds.length))} isOpen onClose={closePlanDialog}>
      <Form
        className={cx('form')}
        onSubmit={(event) => {
          event.preventDefault();
          if (added.length > 0 && !call.isBusy) void add();
        }}
      >
        <Select
          label={t('plan.add.which')}
          value={planId}
          placeholder={t(plans.length === 0 ? 'plan.add.none' : 'plan.add.choose')}
          groups={[
            { label: t('plans.title'), options: plans.map((plan) => ({ value: plan.planId, label: plan.name })) },
          ]}
          onChange={setPlanId}
        />
        {body !== null && <LeftOut picture={picture} left={left} />}
        <FailureNote failure={call.failure} />
        <DialogActions>
          <Button onPress={closePlanDialog}>{t('common.cancel')}</Button>
          <Button type="submit" look="primary" isDisabled={body === null || added.length === 0 || call.isBusy}>
            {t('plan.add.confirm', counted(body === null ? 0 : added.length))}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}

function kindOf(cdp: readonly string[], vmId: string): 'cdp' | 'snapshot' {
  return cdp.includes(vmId) ? 'cdp' : 'snapshot';
}
