import { useState } from 'react';
import {
  firstInfected,
  newestBefore,
  type ReplicaPoints,
  type RestorePoint,
  type RunVerb,
} from '#shared/domain/index.ts';
import type { PointOverride } from '#shared/ipc/index.ts';
import { pointLooks } from '../estate/pointLooks.ts';
import { changeDraft, overridePoint, useDraft } from '../review/draft.ts';
import type { Offers } from '../review/offers.ts';
import { pinPoint } from '../review/pin.ts';
import { Button } from '../ui/Button.tsx';
import { classesOf } from '../ui/classes.ts';
import { GlyphIcon } from '../ui/GlyphIcon.tsx';
import { t } from '../ui/text.ts';
import { formatAge, formatFull } from '../ui/time.ts';
import { JournalSlider } from './JournalSlider.tsx';
import { PointPicker } from './PointPicker.tsx';
import { momentOf } from './timeline.ts';
import { Timeline, TimelineLegend } from './Timeline.tsx';
import styles from './VmPage.module.css';

const cx = classesOf(styles);

interface Props {
  readonly connectionId: string;
  readonly vmId: string;
  readonly points: ReplicaPoints;
  readonly offers: Offers;
  readonly gatewayNow: number;
  /** What was chosen stands in the composer now. */
  readonly onCompose: () => void;
}

/** The states of the data: on a line, as a list, and in the journal to the second; one of them is looked at. */
export function VmPoints({ connectionId, vmId, points, offers, gatewayNow, onCompose }: Props) {
  const overridden = useDraft((draft) => draft.overrides.find((one) => one.vmId === vmId) ?? null);
  const [chosen, setChosen] = useState<PointOverride | null>(overridden);
  const chosenAt = momentOf(chosen, points);
  const choosePoint = ({ id }: RestorePoint) => setChosen({ kind: 'point', vmId, pointId: id });
  const point = points.points.find(({ id }) => chosen?.kind === 'point' && id === chosen.pointId) ?? null;
  const compose = (verb: RunVerb) => {
    if (chosen === null) return;
    overridePoint(chosen);
    changeDraft({ verb });
    onCompose();
  };
  const canDo = (verb: RunVerb) =>
    offers.groups.some((group) => group.offers.some((offer) => offer.verb === verb && offer.included.length > 0));
  if (points.points.length === 0 && !points.journal) return <p className={cx('quiet')}>{t('points.none')}</p>;
  return (
    <>
      <Timeline points={points} chosenAt={chosenAt} gatewayNow={gatewayNow} onChoose={choosePoint} />
      <TimelineLegend points={points} />
      {points.journal && (
        <JournalSlider
          journal={points.journal}
          at={chosen?.kind === 'cdp' ? chosen.at : null}
          gatewayNow={gatewayNow}
          onChoose={(at) => setChosen({ kind: 'cdp', vmId, at })}
        />
      )}
      <div className={cx('chosen')} role="status">
        {chosenAt === null ? (
          t('points.noneChosen')
        ) : (
          <ChosenWords at={chosenAt} point={point} gatewayNow={gatewayNow} />
        )}
      </div>
      <div className={cx('actions')}>
        <Button look="primary" isDisabled={chosenAt === null || !canDo('failover')} onPress={() => compose('failover')}>
          {t('points.failover')}
        </Button>
        <Button isDisabled={chosenAt === null || !canDo('test-failover')} onPress={() => compose('test-failover')}>
          {t('points.test')}
        </Button>
        <Button
          isDisabled={point === null}
          onPress={() => point && pinPoint(connectionId, vmId, point.id, !point.pinned)}
        >
          {t(point?.pinned === true ? 'points.release' : 'points.pin')}
        </Button>
        <NewestGood points={points} onChoose={choosePoint} />
      </div>
      <PointPicker points={points} chosenId={point?.id ?? null} gatewayNow={gatewayNow} onChoose={choosePoint} />
    </>
  );
}

/** Where a point is infected: the one that the policy of a batch would choose. */
function NewestGood({
  points,
  onChoose,
}: {
  readonly points: ReplicaPoints;
  readonly onChoose: (point: RestorePoint) => void;
}) {
  const infected = firstInfected(points);
  if (infected === null) return null;
  const good = newestBefore(infected, points);
  return (
    <Button look="quiet" isDisabled={good === null} onPress={() => good && onChoose(good)}>
      {t(good === null ? 'points.noGood' : 'points.newestGood')}
    </Button>
  );
}

interface ChosenProps {
  readonly at: number;
  readonly point: RestorePoint | null;
  readonly gatewayNow: number;
}

function ChosenWords({ at, point, gatewayNow }: ChosenProps) {
  const malware = point?.malware ?? 'unknown';
  const look = pointLooks[malware];
  return (
    <>
      <strong>{formatFull(at)}</strong> <span className={cx('quiet')}>{formatAge(gatewayNow - at)}</span>{' '}
      <span className={cx('scan', look.tone)}>
        <GlyphIcon glyph={look.glyph} /> {t(`malware.${malware}`)}
      </span>{' '}
      {t(`consistency.${point?.consistency ?? 'crash'}`)}
      {point === null && `, ${t('points.ofJournal')}`}
    </>
  );
}
