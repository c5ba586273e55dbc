import { useState } from 'react';
import type { CdpJournal } from '#shared/domain/index.ts';
import { classesOf } from '../ui/classes.ts';
import { Field } from '../ui/Field.tsx';
import { t } from '../ui/text.ts';
import { formatAge, formatFull, formatMoment, fromLocalInput, toLocalInput } from '../ui/time.ts';
import { snapped } from './timeline.ts';
import styles from './JournalSlider.module.css';

const cx = classesOf(styles);

interface Props {
  readonly journal: CdpJournal;
  /** The chosen moment, where it is one of the journal. */
  readonly at: number | null;
  readonly gatewayNow: number;
  readonly onChoose: (at: number) => void;
}

/** Any moment of the journal: near it by the slider, exactly by its keys or by typing. */
export function JournalSlider({ journal, at, gatewayNow, onChoose }: Props) {
  const { from, to, granularitySeconds } = journal;
  // The journal moves on while one looks; the slider must not.
  const [begin] = useState(to);
  const shown = at ?? snapped(journal, begin);
  return (
    <section className={cx('slider')} aria-label={t('timeline.journal')}>
      <div className={cx('range')}>
        <input
          type="range"
          aria-label={t('points.moment')}
          aria-valuetext={`${formatFull(shown)}, ${formatAge(gatewayNow - shown)}`}
          min={from}
          max={to}
          step={granularitySeconds * 1_000}
          value={snapped(journal, shown)}
          onChange={(event) => onChoose(snapped(journal, Number(event.target.value)))}
        />
        <div className={cx('ends')}>
          <span>{formatMoment(from, gatewayNow)}</span>
          <span>{t('timeline.every', { seconds: granularitySeconds })}</span>
          <span>{formatMoment(to, gatewayNow)}</span>
        </div>
      </div>
      <TypedMoment key={shown} journal={journal} at={shown} onChoose={onChoose} />
    </section>
  );
}

function TypedMoment({ journal, at, onChoose }: Pick<Props, 'journal' | 'onChoose'> & { readonly at: number }) {
  const [value, setValue] = useState(() => toLocalInput(at));
  const typed = fromLocalInput(value);
  const isInside = typed !== null && typed >= journal.from && typed <= journal.to;
  const take = () => {
    if (isInside && snapped(journal, typed) !== at) onChoose(snapped(journal, typed));
  };
  return (
    <Field
      label={t('timeline.exactly')}
      type="datetime-local"
      step={1}
      value={value}
      onChange={setValue}
      onBlur={take}
      onKeyDown={({ key }) => {
        if (key === 'Enter') take();
      }}
      error={isInside ? null : t('points.moment.outside')}
    />
  );
}
