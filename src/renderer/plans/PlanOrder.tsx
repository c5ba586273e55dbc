import { useMemo } from 'react';
import type { PlanDraft } from '#shared/domain/index.ts';
import type { EstatePicture } from '#shared/ipc/index.ts';
import { slotOf } from '../estate/delta.ts';
import { useCurrentPicture } from '../estate/store.ts';
import { TableTitle } from '../papers/TableTitle.tsx';
import { classesOf } from '../ui/classes.ts';
import { GlyphIcon } from '../ui/GlyphIcon.tsx';
import { t } from '../ui/text.ts';
import table from '../ui/Table.module.css';
import { orderTable } from './csv.ts';
import { type OrderEntry, orderOf } from './order.ts';
import styles from './Plans.module.css';
import { gateWords, rulesOf } from './words.ts';

const cx = classesOf({ ...table, ...styles });

/** Who starts when, and where the run waits for people or for time. */
export function PlanOrder({ name, members, gates }: Pick<PlanDraft, 'name' | 'members' | 'gates'>) {
  const picture = useCurrentPicture();
  const entries = useMemo(() => orderOf({ members, gates }), [members, gates]);
  return (
    <section className={cx('section')} aria-labelledby="plan-order">
      <TableTitle
        id="plan-order"
        title={t('plan.order')}
        name={t('table.plan', { name })}
        table={() => orderTable(entries, (vmId) => nameIn(picture, vmId), gateWords)}
      />
      <table className={cx('table')} aria-label={t('plan.order.label')}>
        <thead>
          <tr>
            {(['place', 'what', 'after', 'rules'] as const).map((column) => (
              <th key={column} scope="col">
                {t(`plan.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <Entry key={entry.kind === 'gate' ? entry.gate.id : entry.member.vmId} entry={entry} picture={picture} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Entry({ entry, picture }: { readonly entry: OrderEntry; readonly picture: EstatePicture | null }) {
  const after = entry.after.map((one) => (one.kind === 'vm' ? nameIn(picture, one.vmId) : one.text));
  return (
    <tr className={cx(entry.kind === 'gate' && 'gate')}>
      <td>{entry.place}</td>
      <td>
        {entry.kind === 'gate' ? (
          <span className={cx('mark')}>
            <GlyphIcon glyph={entry.gate.kind === 'prompt' ? 'question' : 'hourglass'} /> {gateWords(entry.gate)}
          </span>
        ) : (
          <>
            {nameIn(picture, entry.member.vmId)}
            {entry.member.note !== '' && <span className={cx('quiet')}> {entry.member.note}</span>}
          </>
        )}
      </td>
      <td className={cx(after.length === 0 && 'quiet')}>{after.length === 0 ? t('plan.first') : after.join(', ')}</td>
      <td className={cx('quiet')}>{entry.kind === 'member' && rulesOf(entry.member).join(', ')}</td>
    </tr>
  );
}

function nameIn(picture: EstatePicture | null, vmId: string): string {
  return picture?.names[slotOf(picture, vmId)] ?? vmId;
}
