import { ArrowLeft, Copy, Redo2, Trash2, Undo2 } from 'lucide-react';
import { go } from '../../app/navigation.ts';
import { bridge } from '../../bridge.ts';
import { useCall } from '../../connect/useCall.ts';
import { PaperButton } from '../../papers/PaperButton.tsx';
import { Button } from '../../ui/Button.tsx';
import { classesOf } from '../../ui/classes.ts';
import { t } from '../../ui/text.ts';
import { askPlan } from '../dialogs/store.ts';
import { redoEdit, undoEdit, useEditor } from '../editor.ts';
import styles from '../Plans.module.css';
import type { ShownPlan } from '../shown.ts';
import { putPlanView } from '../store.ts';
import { VerifiedMark } from './VerifiedMark.tsx';

const cx = classesOf(styles);

export function PlanHead({ connectionId, planId, view, draft }: ShownPlan) {
  const call = useCall();
  const canUndo = useEditor((state) => state.canUndo);
  const canRedo = useEditor((state) => state.canRedo);
  // A public address serves one plan only: the copy begins without them.
  const duplicate = async () => {
    const copy = { ...draft, name: t('plan.copyOf', { name: draft.name }).slice(0, 256), publicIpRuleIds: [] };
    const made = await call.run(bridge().planDraft({ connectionId, planId: null, draft: copy }));
    if (!made) return;
    putPlanView(connectionId, made);
    go({ kind: 'plans', planId: made.planId });
  };
  return (
    <header className={cx('head')}>
      <Button look="icon" aria-label={t('plan.back')} onPress={() => go({ kind: 'plans', planId: null })}>
        <ArrowLeft size={16} aria-hidden="true" />
      </Button>
      <h1>{draft.name.trim() === '' ? t('plan.unnamed') : draft.name}</h1>
      <VerifiedMark verified={view.verified} />
      <span className={cx('spread')} />
      <Button look="icon" aria-label={t('plan.undo')} isDisabled={!canUndo} onPress={undoEdit}>
        <Undo2 size={16} aria-hidden="true" />
      </Button>
      <Button look="icon" aria-label={t('plan.redo')} isDisabled={!canRedo} onPress={redoEdit}>
        <Redo2 size={16} aria-hidden="true" />
      </Button>
      <PaperButton of={{ kind: 'runbook', connectionId, planId }} name={view.name} />
      <Button look="quiet" isDisabled={call.isBusy} onPress={() => void duplicate()}>
        <Copy size={14} aria-hidden="true" />
        {t('plan.duplicate')}
      </Button>
      <Button look="quiet" onPress={() => askPlan({ is: 'remove', planId })}>
        <Trash2 size={14} aria-hidden="true" />
        {t('plan.remove')}
      </Button>
    </header>
  );
}
