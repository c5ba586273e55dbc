import type { ConsoleFailure } from '#shared/ipc/index.ts';
import { planProblems } from '#shared/domain/plan-problems.ts';
import { bridge } from '../../bridge.ts';
import { useCall } from '../../connect/useCall.ts';
import { useWhyNot } from '../../offline/whyNot.ts';
import { Button } from '../../ui/Button.tsx';
import { FailureNote } from '../../ui/FailureNote.tsx';
import { classesOf } from '../../ui/classes.ts';
import { t } from '../../ui/text.ts';
import { keepNow, replaceDraft, useEditor } from '../editor.ts';
import { askPlan } from '../dialogs/store.ts';
import styles from '../Plans.module.css';
import type { ShownPlan } from '../shown.ts';
import { putPlanView } from '../store.ts';

const cx = classesOf(styles);

interface Props extends ShownPlan {
  readonly refused: ConsoleFailure | null;
  readonly onRefused: (why: ConsoleFailure | null) => void;
  /** The plan changed meanwhile: nothing was saved. */
  readonly onApart: () => void;
}

/** What is only on this computer, and the two ways on from there. Nothing is sent before "save". */
export function DraftBar({ connectionId, planId, view, draft, refused, onRefused, onApart }: Props) {
  const call = useCall();
  const whyNotSent = useWhyNot(connectionId, 'plan.save');
  const isKept = useEditor((state) => state.isKept);
  const keepFailure = useEditor((state) => state.failure);
  if (view.local === null && isKept && keepFailure === null) return null;
  const isUnfinished = planProblems(draft).length > 0;
  const whyNot = whyNotSent ?? (isUnfinished ? t('draft.unfinished') : null);
  const save = async () => {
    onRefused(null);
    await keepNow();
    const answer = await call.run(saved(connectionId, planId, onRefused));
    if (answer === undefined) return;
    if (answer.saved) putPlanView(connectionId, answer.plan);
    else onApart();
  };
  const discard = async () => {
    if (view.plan === null) {
      askPlan({ is: 'remove', planId });
      return;
    }
    await keepNow();
    const done = await call.run(bridge().planDiscardDraft({ connectionId, planId }));
    const now = done === undefined ? undefined : await call.run(bridge().planGet({ connectionId, planId }));
    if (now) replaceDraft(now);
    onRefused(null);
  };
  return (
    <section className={cx('draftBar')} aria-label={t('draft.label')}>
      <div className={cx('draftWords')} role="status">
        <strong>{t(`draft.is.${view.draft}`, { rev: view.local?.baseRev ?? view.plan?.rev ?? 0 })}</strong>{' '}
        <span className={cx('quiet')}>{t(isKept ? 'draft.kept' : 'draft.keeping')}</span>{' '}
        {whyNot !== null && <span>{whyNot}</span>}
      </div>
      {view.draft === 'apart' && <Button onPress={onApart}>{t('draft.compare')}</Button>}
      <Button isDisabled={call.isBusy} onPress={() => void discard()}>
        {t('draft.discard')}
      </Button>
      <Button look="primary" whyNot={whyNot} isDisabled={call.isBusy} onPress={() => void save()}>
        {t('draft.save')}
      </Button>
      {[keepFailure, refused ?? call.failure].map(
        (failure, at) =>
          failure !== null && (
            <div key={at} className={cx('wide')}>
              <FailureNote failure={failure} />
            </div>
          ),
      )}
    </section>
  );
}

/** The answer, with what was refused told to where its field is shown. */
async function saved(connectionId: string, planId: string, onRefused: Props['onRefused']) {
  const answer = await bridge().planSave({ connectionId, planId });
  if (!answer.ok) onRefused(answer.failure);
  return answer;
}
