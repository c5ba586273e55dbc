import { useState } from 'react';
import { failbackItems, type FailbackItem } from '#shared/ipc/failback.ts';
import type { FailbackView, FailbackVm, PowerSeen } from '#shared/ipc/index.ts';
import { Age } from '../ui/Age.tsx';
import { Button } from '../ui/Button.tsx';
import { Check } from '../ui/Check.tsx';
import { classesOf } from '../ui/classes.ts';
import { Field } from '../ui/Field.tsx';
import { GlyphIcon } from '../ui/GlyphIcon.tsx';
import { t } from '../ui/text.ts';
import { formatMoment } from '../ui/time.ts';
import { choose, tick } from './acts.ts';
import styles from './Failback.module.css';
import { at } from './groups.ts';
import { useChosen } from './useChosen.ts';
import { VmTable } from './VmTable.tsx';

const cx = classesOf(styles);

/** What the provider sees of both copies, and what only people can see: looked at, ticked, with a note. */
export function VerifyPage({ view }: { readonly view: FailbackView }) {
  const vms = at(view, 'verify', 'finish').filter(({ state }) => state === 'failback');
  const chosen = useChosen(vms);
  const [note, setNote] = useState('');
  if (vms.length === 0)
    return (
      <section className={cx('section')}>
        <p>{t('home.verify.lead')}</p>
        <p className={cx('quiet')}>{t('home.nobody')}</p>
      </section>
    );
  return (
    <section className={cx('section')}>
      <p>{t('home.verify.lead')}</p>
      <div className={cx('narrow')}>
        <Field
          label={t('home.verify.note')}
          value={note}
          onChange={setNote}
          placeholder={t('home.verify.note.example')}
        />
      </div>
      <div className={cx('buttons')}>
        {failbackItems.map((item) => (
          <Button
            key={item}
            isDisabled={chosen.ids.length === 0}
            onPress={() => void tick(view, item, chosen.ids, { done: true, note })}
          >
            {t('home.verify.all', { what: t(`home.item.${item}`) })}
          </Button>
        ))}
      </div>
      <VmTable
        view={view}
        label={t('home.step.verify')}
        vms={vms}
        chosen={chosen}
        columns={[
          { head: t('home.column.home'), cell: ({ home }) => <Seen seen={home} wanted="on" /> },
          { head: t('home.column.replica'), cell: ({ replica }) => <Seen seen={replica} wanted="off" /> },
          {
            head: t('home.column.checks'),
            cell: (vm) => <Items vm={vm} onTick={(item, done) => void tick(view, item, [vm.vmId], { done, note })} />,
          },
        ]}
      />
      <p className={cx('quiet')}>{t('home.verify.kept')}</p>
      <div className={cx('buttons')}>
        <Button look="primary" onPress={() => void choose(view, { page: 'finish' })}>
          {t('home.verify.on')}
        </Button>
      </div>
    </section>
  );
}

function Seen({ seen, wanted }: { readonly seen: PowerSeen; readonly wanted: PowerSeen['power'] }) {
  const isAsWanted = seen.power === wanted;
  const tone = isAsWanted ? 'good' : seen.power === 'unknown' ? 'unknown' : 'failed';
  return (
    <span className={cx('level', tone)}>
      <GlyphIcon glyph={isAsWanted ? 'tick' : seen.power === 'unknown' ? 'question' : 'cross'} />
      {t(`home.power.${seen.power}`)}
      <span className={cx('quiet')}>
        <Age at={seen.at} />
      </span>
    </span>
  );
}

interface ItemsProps {
  readonly vm: FailbackVm;
  readonly onTick: (item: FailbackItem, done: boolean) => void;
}

function Items({ vm, onTick }: ItemsProps) {
  return (
    <ul className={cx('items')} aria-label={`${vm.name}: ${t('home.column.checks')}`}>
      {failbackItems.map((item) => {
        const ticked = vm.ticks[item];
        return (
          <li key={item}>
            <Check isSelected={ticked !== undefined} onChange={(done) => onTick(item, done)}>
              {ticked === undefined ? t(`home.item.${item}`) : tickedWords(item, ticked)}
            </Check>
          </li>
        );
      })}
    </ul>
  );
}

function tickedWords(
  item: FailbackItem,
  { by, at: when, note }: NonNullable<FailbackVm['ticks'][FailbackItem]>,
): string {
  const params = {
    item: t(`home.item.${item}`),
    who: by ?? t('home.someone'),
    age: formatMoment(when, Date.now()),
    note,
  };
  return t(note === '' ? 'home.verify.ticked' : 'home.verify.ticked.note', params);
}
