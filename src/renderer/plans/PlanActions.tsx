import type { RunVerb } from '#shared/domain/index.ts';
import { BringHome } from '../failback/BringHome.tsx';
import { ChosenPoints } from '../inspector/ChosenPoints.tsx';
import { PointPolicyFields } from '../inspector/PointPolicyFields.tsx';
import { changeDraft, useDraft } from '../review/draft.ts';
import { requestOf } from '../review/request.ts';
import { makeReview, useReview } from '../review/store.ts';
import { Button } from '../ui/Button.tsx';
import { Callout } from '../ui/Callout.tsx';
import { classesOf } from '../ui/classes.ts';
import { Field } from '../ui/Field.tsx';
import { t, words } from '../ui/text.ts';
import styles from './Plans.module.css';

const cx = classesOf(styles);

interface Props {
  readonly connectionId: string;
  readonly planId: string;
}

/** Everything goes through the same review as a selection does. Nothing here orders anything. */
export function PlanActions({ connectionId, planId }: Props) {
  const draft = useDraft();
  const isMaking = useReview((state) => state.isMaking);
  const failure = useReview((state) => state.failure);
  const askedFor = (verb: RunVerb) => ({ connectionId, verb, vmIds: [], planId, scope: null });
  const button = (verb: RunVerb, word: string) => (
    <Button
      isDisabled={isMaking || requestOf(askedFor(verb), draft) === null}
      onPress={() => void makeReview(askedFor(verb))}
    >
      {word}
    </Button>
  );
  return (
    <aside className={cx('actions')} aria-label={t('plan.actions')}>
      <PointPolicyFields />
      <ChosenPoints vmIds={draft.overrides.map(({ vmId }) => vmId)} />
      <Field
        label={t('composer.reason')}
        value={draft.reason}
        onChange={(reason) => changeDraft({ reason })}
        placeholder={t('composer.reason.example')}
      />
      {button('test-failover', t('plan.test'))}
      {button('planned-failover', t('plan.planned'))}
      {button('failover', t('plan.start'))}
      <BringHome connectionId={connectionId} planId={planId} vmIds={[]} />
      {failure && (
        <Callout level="error" live>
          {words(failure.message)}
        </Callout>
      )}
      <p className={cx('quiet')}>{t('composer.nothingSent')}</p>
    </aside>
  );
}
