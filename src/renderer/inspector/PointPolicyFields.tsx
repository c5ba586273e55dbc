import { changeDraft, policyOf, useDraft } from '../review/draft.ts';
import { classesOf } from '../ui/classes.ts';
import { clock } from '../ui/clock.ts';
import { Field } from '../ui/Field.tsx';
import { Radios } from '../ui/Radios.tsx';
import { counted, t } from '../ui/text.ts';
import { toLocalInput } from '../ui/time.ts';
import styles from './Inspector.module.css';

const cx = classesOf(styles);
const HOUR_MS = 3_600_000;

/** Which state of the data. "At or before": the closest point could lie after the moment that must be avoided. */
export function PointPolicyFields() {
  const draft = useDraft();
  const choose = (pointKind: 'latest' | 'at-or-before') => {
    const isFirst = pointKind === 'at-or-before' && draft.pointTime === '';
    changeDraft(isFirst ? { pointKind, pointTime: toLocalInput(clock.now() - HOUR_MS).slice(0, 16) } : { pointKind });
  };
  return (
    <section className={cx('section')} aria-label={t('point.which')}>
      <Radios
        label={t('point.which')}
        value={draft.pointKind}
        onChange={choose}
        options={[
          { value: 'latest', label: t('point.latest'), hint: t('point.latest.hint') },
          { value: 'at-or-before', label: t('point.atOrBefore'), hint: t('point.atOrBefore.hint') },
        ]}
      />
      {draft.pointKind === 'at-or-before' && (
        <Field
          label={t('point.time')}
          type="datetime-local"
          step={1}
          value={draft.pointTime}
          onChange={(pointTime) => changeDraft({ pointTime })}
          hint={t('point.time.zone', { zone: Intl.DateTimeFormat().resolvedOptions().timeZone })}
          error={policyOf(draft) === null ? t('point.time.wrong') : null}
        />
      )}
      {draft.overrides.length > 0 && (
        <p className={cx('explain')}>
          {t('point.overrides', counted(draft.overrides.length))}{' '}
          <button type="button" className={cx('link')} onClick={() => changeDraft({ overrides: [] })}>
            {t('point.overrides.forget')}
          </button>
        </p>
      )}
    </section>
  );
}
