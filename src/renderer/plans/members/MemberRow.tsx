import { Check } from 'lucide-react';
import type { MouseEvent } from 'react';
import type { PlanNote, PlanTime } from '#shared/ipc/index.ts';
import { classesOf } from '../../ui/classes.ts';
import { GlyphIcon } from '../../ui/GlyphIcon.tsx';
import { counted, t, words } from '../../ui/text.ts';
import { formatElapsed } from '../../ui/time.ts';
import type { NameOf } from '../names.ts';
import type { OrderEntry } from '../order.ts';
import { gateWords, rulesOf } from '../words.ts';
import styles from './Members.module.css';

const cx = classesOf(styles);

interface RowPlace {
  readonly id: string;
  readonly index: number;
  readonly offset: number;
  readonly isFocused: boolean;
  readonly onClick: (index: number, event: MouseEvent) => void;
}

interface MemberRowProps extends RowPlace {
  readonly row: Extract<OrderEntry, { kind: 'member' }>;
  readonly isSelected: boolean;
  readonly nameOf: NameOf;
  readonly application: string | null;
  readonly notes: readonly PlanNote[];
  readonly time: PlanTime | undefined;
}

export function MemberRow({ row, isSelected, nameOf, application, notes, time, ...place }: MemberRowProps) {
  const { id, index, offset, isFocused, onClick } = place;
  const { member } = row;
  const after = afterWords(row.after, nameOf);
  const rules = rulesOf(member).join(', ');
  return (
    <div
      id={id}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      className={cx('row', isFocused && 'focused')}
      style={{ transform: `translateY(${offset}px)` }}
      onClick={(event) => onClick(index, event)}
    >
      <div role="gridcell" className={cx('checkCell')} data-check="">
        <span className={cx('box', isSelected && 'on')} aria-hidden="true">
          {isSelected && <Check size={10} strokeWidth={3} />}
        </span>
      </div>
      <div role="gridcell" className={cx('cell', 'number')}>
        {row.place}
      </div>
      <div role="gridcell" className={cx('cell', 'name')} title={member.note}>
        {nameOf(member.vmId)} <span className={cx('quiet')}>{application}</span>
      </div>
      <div role="gridcell" className={cx('cell', after === '' && 'quiet')} title={after}>
        {after === '' ? t('plan.first') : after}
      </div>
      <div role="gridcell" className={cx('cell', 'rules', 'quiet')} title={rules}>
        {rules}
      </div>
      <div role="gridcell" className={cx('cell')} title={notes.map((note) => words(note.words)).join(' ')}>
        <NoteCount notes={notes} />
      </div>
      <TimeCell time={time} />
    </div>
  );
}

interface GateRowProps extends RowPlace {
  readonly row: Extract<OrderEntry, { kind: 'gate' }>;
  readonly nameOf: NameOf;
  readonly time: PlanTime | undefined;
}

export function GateRow({ row, nameOf, time, id, index, offset, isFocused, onClick }: GateRowProps) {
  const after = afterWords(row.after, nameOf);
  return (
    <div
      id={id}
      role="row"
      aria-rowindex={index + 2}
      className={cx('row', 'gate', isFocused && 'focused')}
      style={{ transform: `translateY(${offset}px)` }}
      onClick={(event) => onClick(index, event)}
    >
      <div role="gridcell" className={cx('checkCell')} />
      <div role="gridcell" className={cx('cell', 'number')}>
        {row.place}
      </div>
      <div role="gridcell" className={cx('cell', 'gateCell')} title={gateWords(row.gate)}>
        <GlyphIcon glyph={row.gate.kind === 'prompt' ? 'question' : 'hourglass'} /> {gateWords(row.gate)}
      </div>
      <div role="gridcell" className={cx('cell', after === '' && 'quiet')} title={after}>
        {after === '' ? t('plan.first') : after}
      </div>
      <div role="gridcell" className={cx('cell', 'rules')} />
      <div role="gridcell" className={cx('cell')} />
      <TimeCell time={time} />
    </div>
  );
}

function afterWords(after: OrderEntry['after'], nameOf: NameOf): string {
  return after.map((one) => (one.kind === 'vm' ? nameOf(one.vmId) : one.text)).join(', ');
}

/** How grave and how many, in a word; what they say is beside the table and in the checks. */
function NoteCount({ notes }: { readonly notes: readonly PlanNote[] }) {
  const errors = notes.filter(({ level }) => level === 'error').length;
  if (errors > 0) return <span className={cx('errors')}>✕ {t('plan.notes.errors', counted(errors))}</span>;
  if (notes.length > 0)
    return <span className={cx('warnings')}>▲ {t('plan.notes.warnings', counted(notes.length))}</span>;
  return null;
}

/** The bar is drawn over it; this says the same. */
function TimeCell({ time }: { readonly time: PlanTime | undefined }) {
  if (time === undefined)
    return <div role="gridcell" className={cx('cell', 'time')} aria-label={t('plan.time.none')} />;
  const spent = { begin: formatElapsed(time.beginMs), duration: formatElapsed(time.endMs - time.beginMs) };
  const label = t(time.onPath ? 'plan.time.onPath' : 'plan.time', spent);
  return <div role="gridcell" className={cx('cell', 'time')} aria-label={label} title={label} />;
}
