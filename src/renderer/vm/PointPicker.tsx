import { Pin } from 'lucide-react';
import { Label, RadioButton, RadioField, RadioGroup } from 'react-aria-components';
import type { ReplicaPoints, RestorePoint } from '#shared/domain/index.ts';
import { pointLooks } from '../estate/pointLooks.ts';
import { classesOf } from '../ui/classes.ts';
import { GlyphIcon } from '../ui/GlyphIcon.tsx';
import { formatTenths, t } from '../ui/text.ts';
import { formatAge, formatFull } from '../ui/time.ts';
import styles from './PointPicker.module.css';

const cx = classesOf(styles);
const GIB = 2 ** 30;

interface Props {
  readonly points: ReplicaPoints;
  readonly chosenId: string | null;
  readonly gatewayNow: number;
  readonly onChoose: (point: RestorePoint) => void;
}

/** Every restore point in words, newest first: one stop of the Tab key, the arrows choose. */
export function PointPicker({ points: { points }, chosenId, gatewayNow, onChoose }: Props) {
  const choose = (id: string) => {
    const point = points.find((one) => one.id === id);
    if (point) onChoose(point);
  };
  return (
    <RadioGroup value={chosenId} onChange={choose} className={cx('picker')}>
      <Label className={cx('label')}>{t('points.all', { n: points.length })}</Label>
      {points.toReversed().map((point) => (
        <RadioField key={point.id} value={point.id}>
          <RadioButton className={cx('point')}>
            <span className={cx('dot')} aria-hidden="true" />
            <span>{formatFull(point.at)}</span>
            <span className={cx('quiet')}>{formatAge(gatewayNow - point.at)}</span>
            <span className={cx('scan', pointLooks[point.malware].tone)}>
              <GlyphIcon glyph={pointLooks[point.malware].glyph} />
              {t(`malware.${point.malware}`)}
            </span>
            <span>{t(`consistency.${point.consistency}`)}</span>
            <span className={cx('marks')}>
              <PointMarks point={point} gatewayNow={gatewayNow} />
            </span>
            <span className={cx('quiet')}>{t('vm.gib', { n: formatTenths(point.sizeBytes / GIB) })}</span>
          </RadioButton>
        </RadioField>
      ))}
    </RadioGroup>
  );
}

function PointMarks({ point, gatewayNow }: { readonly point: RestorePoint; readonly gatewayNow: number }) {
  return (
    <>
      {point.testedAt !== null && (
        <span className={cx('scan')}>
          <GlyphIcon glyph="tick" size={10} />
          {t('points.testedAt', { age: formatAge(gatewayNow - point.testedAt) })}
        </span>
      )}
      {point.pinned && (
        <span className={cx('scan')}>
          <Pin size={12} aria-hidden="true" />
          {t('points.pinned')}
        </span>
      )}
      {point.origin !== 'replication' && <span>{t(`points.origin.${point.origin}`)}</span>}
    </>
  );
}
