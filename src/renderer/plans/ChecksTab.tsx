import { useState } from 'react';
import type { PlanNote } from '#shared/ipc/index.ts';
import { goToVm } from '../app/navigation.ts';
import { useCall } from '../connect/useCall.ts';
import { useCurrentConnection } from '../connections/store.ts';
import { CapacityTable } from '../review/TargetSection.tsx';
import { Age } from '../ui/Age.tsx';
import { Button } from '../ui/Button.tsx';
import { Callout } from '../ui/Callout.tsx';
import { classesOf } from '../ui/classes.ts';
import { FailureNote } from '../ui/FailureNote.tsx';
import { counted, t, words } from '../ui/text.ts';
import { keepNow } from './editor.ts';
import type { RowSelection } from './members/useRows.ts';
import { useVmNames } from './names.ts';
import { type PlanTab, tabOf } from './notes.ts';
import { Verification } from './parts/VerifiedMark.tsx';
import styles from './Plans.module.css';
import type { ShownPlan } from './shown.ts';
import { checkPlan } from './store.ts';

const cx = classesOf(styles);

interface Props extends ShownPlan {
  readonly onTab: (tab: PlanTab) => void;
  readonly rows: RowSelection;
}

const levels = ['error', 'warning', 'info'] as const;
/** So many of a kind are listed; a plan of 10,000 may have as many. */
const NOTES_MAX = 200;

/** Whether the plan would work: what a rehearsal of its run says, member by member, and how old the facts are. */
export function ChecksTab({ connectionId, planId, view, check, notes, onTab, rows }: Props) {
  const call = useCall();
  const skewMs = useCurrentConnection()?.clockSkewMs ?? 0;
  const [isDone, setDone] = useState(false);
  const run = async () => {
    await keepNow();
    const failure = await checkPlan(connectionId, planId, true);
    if (failure !== null) await call.run(Promise.resolve({ ok: false, failure }));
    setDone(failure === null);
  };
  const show = (note: PlanNote) => {
    if (note.vmId !== null) rows.selectOnly([note.vmId]);
    onTab(note.field === null ? 'members' : tabOf(note.field));
  };
  const errors = notes.all.filter(({ level }) => level === 'error').length;
  return (
    <>
      <section className={cx('section')}>
        <Verification verified={check?.verified ?? view.verified} />
        <div className={cx('line')}>
          <Button isDisabled={call.isBusy} onPress={() => void run()}>
            {t('plan.check.now')}
          </Button>
          {check !== null && (
            <span className={cx('quiet')}>
              {t(check.ofDraft ? 'plan.check.ofDraft' : 'plan.check.ofPlan')} <Age at={check.madeAt} skewMs={skewMs} />
              {' · '}
              {t('plan.check.facts')} <Age at={check.factsHeardAt} skewMs={skewMs} />
            </span>
          )}
        </div>
        <p role="status" className={cx('quiet')}>
          {isDone && t(errors === 0 ? 'plan.check.well' : 'plan.check.notWell', counted(errors))}
        </p>
        <FailureNote failure={call.failure} />
        {notes.all.length === 0 && check !== null && <p>{t('plan.check.nothing')}</p>}
      </section>
      {levels.map((level) => (
        <NoteList key={level} level={level} notes={notes.all.filter((note) => note.level === level)} onShow={show} />
      ))}
      {check !== null && check.capacity.length > 0 && (
        <section className={cx('section')} aria-label={t('review.target')}>
          <h2>{t('review.target')}</h2>
          <CapacityTable capacity={check.capacity} />
        </section>
      )}
    </>
  );
}

interface ListProps {
  readonly level: PlanNote['level'];
  readonly notes: readonly PlanNote[];
  readonly onShow: (note: PlanNote) => void;
}

function NoteList({ level, notes, onShow }: ListProps) {
  const nameOf = useVmNames();
  if (notes.length === 0) return null;
  return (
    <section className={cx('section')} aria-labelledby={`plan-notes-${level}`}>
      <h2 id={`plan-notes-${level}`}>{t(`plan.check.${level}`, counted(notes.length))}</h2>
      <ul className={cx('notes')}>
        {notes.slice(0, NOTES_MAX).map((note, at) => (
          <li key={at}>
            <Callout level={level}>
              {note.vmId !== null && <strong>{nameOf(note.vmId)}: </strong>}
              {words(note.words)}
              {(note.field !== null || note.vmId !== null) && (
                <Button look="quiet" onPress={() => onShow(note)}>
                  {t('plan.check.show')}
                </Button>
              )}
              {note.vmId !== null && (
                <Button look="quiet" onPress={() => goToVm(note.vmId ?? '')}>
                  {t('plan.member.vm')}
                </Button>
              )}
            </Callout>
          </li>
        ))}
      </ul>
      {notes.length > NOTES_MAX && (
        <p className={cx('quiet')}>{t('plan.check.more', counted(notes.length - NOTES_MAX))}</p>
      )}
    </section>
  );
}
