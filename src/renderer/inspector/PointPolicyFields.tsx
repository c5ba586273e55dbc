import type { PointPolicy } from '#shared/ipc/index.ts';
import { changeDraft, useDraft } from '../review/draft.ts';
import { clock } from '../ui/clock.ts';
import { Radios } from '../ui/Radios.tsx';
import { t } from '../ui/text.ts';
import { toLocalInput } from '../ui/time.ts';
import { TimeField } from '../ui/TimeField.tsx';

const HOUR_MS = 3_600_000;

/** Which state of the data. "At or before": the closest point could lie after the moment that must be avoided. */
export function PointPolicyFields() {
  const draft = useDraft();
  const choose = (pointKind: PointPolicy['kind']) => {
    const isFirst = pointKind === 'at-or-before' && draft.pointTime === '';
    changeDraft(isFirst ? { pointKind, pointTime: toLocalInput(clock.now() - HOUR_MS).slice(0, 16) } : { pointKind });
  };
  return (
    <>
      <Radios
        label={t('point.which')}
        value={draft.pointKind}
        onChange={choose}
        options={[
          { value: 'latest', label: t('point.latest'), hint: t('point.latest.hint') },
          { value: 'at-or-before', label: t('point.atOrBefore'), hint: t('point.atOrBefore.hint') },
          { value: 'before-infection', label: t('point.beforeInfection'), hint: t('point.beforeInfection.hint') },
        ]}
      />
      {draft.pointKind === 'at-or-before' && (
        <TimeField
          label={t('point.time')}
          value={draft.pointTime}
          onChange={(pointTime) => changeDraft({ pointTime })}
        />
      )}
    </>
  );
}
