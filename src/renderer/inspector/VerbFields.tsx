import type { RunVerb } from '#shared/domain/index.ts';
import type { EstatePicture } from '#shared/ipc/estate.ts';
import { slotOf } from '../estate/delta.ts';
import { changeDraft, changeOptions, useDraft } from '../review/draft.ts';
import { choosesPoint, isToBeFinalised } from '../review/request.ts';
import { countOf, type Mask } from '../selection/mask.ts';
import { Callout } from '../ui/Callout.tsx';
import { Check } from '../ui/Check.tsx';
import { classesOf } from '../ui/classes.ts';
import { Disclosure } from '../ui/Disclosure.tsx';
import { t } from '../ui/text.ts';
import { TimeField } from '../ui/TimeField.tsx';
import { verbWord } from '../ui/verbs.ts';
import { ChosenPoints } from './ChosenPoints.tsx';
import { FailbackFields } from './FailbackFields.tsx';
import styles from './Inspector.module.css';
import { PointPolicyFields } from './PointPolicyFields.tsx';
import { SwitchoverFields } from './SwitchoverFields.tsx';

const cx = classesOf(styles);

interface Props {
  readonly verb: RunVerb;
  readonly picture: EstatePicture;
  readonly mask: Mask;
}

/** What a verb asks beyond its VMs. Nothing here is needed for the plain case. */
export function VerbFields({ verb, picture, mask }: Props) {
  const overrides = useDraft((draft) => draft.overrides);
  if (!hasFields(verb)) return null;
  const byHand = overrides.flatMap(({ vmId }) => (mask[slotOf(picture, vmId)] === 1 ? vmId : []));
  const isAllByHand = byHand.length === countOf(mask);
  return (
    <section className={cx('section')} aria-label={t('composer.options', { verb: verbWord(verb) })}>
      {choosesPoint(verb) && !isAllByHand && <PointPolicyFields />}
      {choosesPoint(verb) && <ChosenPoints vmIds={byHand} />}
      {verb === 'test-failover' && <KeepRunning />}
      {verb === 'failback' && <FailbackFields picture={picture} />}
      {verb === 'change-switchover' && <SwitchoverFields />}
      {verb === 'undo-failover' && <Force />}
      {isToBeFinalised(verb) && <FinaliseBy />}
    </section>
  );
}

function hasFields(verb: RunVerb): boolean {
  const others: readonly RunVerb[] = ['failback', 'change-switchover', 'undo-failover'];
  return choosesPoint(verb) || isToBeFinalised(verb) || others.includes(verb);
}

function KeepRunning() {
  const isSelected = useDraft((draft) => draft.options.keepTestRunning);
  return (
    <Check isSelected={isSelected} onChange={(keepTestRunning) => changeOptions({ keepTestRunning })}>
      {t('test.keep')}
      <span className={cx('under')}>{t('test.keep.hint')}</span>
    </Check>
  );
}

/** Rarely right: only the records are set back, and nobody knows whether the replica still runs. */
function Force() {
  const isSelected = useDraft((draft) => draft.options.force);
  return (
    <Disclosure title={t('force.open')} isSet={isSelected}>
      <Callout level="warning">{t('force.lead')}</Callout>
      <Check isSelected={isSelected} onChange={(force) => changeOptions({ force })}>
        {t('force.check')}
      </Check>
    </Disclosure>
  );
}

function FinaliseBy() {
  const finaliseBy = useDraft((draft) => draft.finaliseBy);
  return (
    <Disclosure title={t('finalise.open')} isSet={finaliseBy !== ''}>
      <p className={cx('explain')}>{t('finalise.lead')}</p>
      <TimeField
        label={t('finalise.by')}
        value={finaliseBy}
        onChange={(changed) => changeDraft({ finaliseBy: changed })}
        mayBeEmpty
      />
    </Disclosure>
  );
}
