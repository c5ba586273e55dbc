import type { RunVerb } from '#shared/domain/index.ts';
import { BringHome } from '../failback/BringHome.tsx';
import { ChosenPoints } from '../inspector/ChosenPoints.tsx';
import { PointPolicyFields } from '../inspector/PointPolicyFields.tsx';
import { changeDraft, changeOptions, useDraft } from '../review/draft.ts';
import { requestOf } from '../review/request.ts';
import { makeReview, useReview } from '../review/store.ts';
import { Button } from '../ui/Button.tsx';
import { Callout } from '../ui/Callout.tsx';
import { Check } from '../ui/Check.tsx';
import { classesOf } from '../ui/classes.ts';
import { Disclosure } from '../ui/Disclosure.tsx';
import { FailureNote } from '../ui/FailureNote.tsx';
import { Field } from '../ui/Field.tsx';
import { formatCount, t } from '../ui/text.ts';
import styles from './Plans.module.css';

const cx = classesOf(styles);

interface Props {
  readonly connectionId: string;
  readonly planId: string;
  readonly rev: number;
  /** There is a draft beside it, which nothing here starts. */
  readonly isDrafted: boolean;
}

/** Everything goes through the same review as a selection does, by the plan as it is at the provider. Nothing here orders anything. */
export function PlanActions({ connectionId, planId, rev, isDrafted }: Props) {
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
    <section className={cx('stack')}>
      <h3>{t('plan.run', { rev: formatCount(rev) })}</h3>
      {isDrafted && <Callout level="info">{t('plan.run.drafted', { rev: formatCount(rev) })}</Callout>}
      {button('test-failover', t('plan.test'))}
      {button('planned-failover', t('plan.planned'))}
      {button('failover', t('plan.start'))}
      <Disclosure title={t('plan.run.options')} isSet={draft.reason !== '' || draft.overrides.length > 0}>
        <PointPolicyFields />
        <ChosenPoints vmIds={draft.overrides.map(({ vmId }) => vmId)} />
        <Check
          isSelected={draft.options.keepTestRunning}
          onChange={(keepTestRunning) => changeOptions({ keepTestRunning })}
        >
          {t('test.keep')}
          <span className={cx('under')}>{t('test.keep.hint')}</span>
        </Check>
        <Field
          label={t('composer.reason')}
          value={draft.reason}
          onChange={(reason) => changeDraft({ reason })}
          placeholder={t('composer.reason.example')}
        />
      </Disclosure>
      <BringHome connectionId={connectionId} planId={planId} vmIds={[]} />
      <FailureNote failure={failure} />
      <p className={cx('quiet')}>{t('composer.nothingSent')}</p>
    </section>
  );
}
