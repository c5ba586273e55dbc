import { useEffect, useState } from 'react';
import type { ConsoleFailure } from '#shared/ipc/index.ts';
import { takeBackHere } from '../app/undo.ts';
import { Callout } from '../ui/Callout.tsx';
import { classesOf } from '../ui/classes.ts';
import { words } from '../ui/text.ts';
import { followView, keepNow, openEditor, redoEdit, undoEdit, useEditor } from './editor.ts';
import { MemberPanel } from './members/MemberPanel.tsx';
import { useRows } from './members/useRows.ts';
import { notesOf, type PlanTab, tabOf } from './notes.ts';
import { DraftBar } from './parts/DraftBar.tsx';
import { PlanHead } from './parts/PlanHead.tsx';
import { PlanTabs } from './parts/PlanTabs.tsx';
import { PlanAside } from './PlanAside.tsx';
import styles from './Plans.module.css';
import { usePlan, usePlanCheck, usePlans } from './store.ts';

const cx = classesOf(styles);

interface Props {
  readonly connectionId: string;
  readonly planId: string;
}

/** A plan as it is edited, checked, tested and started. */
export function PlanPage({ connectionId, planId }: Props) {
  const view = usePlan(connectionId, planId);
  const check = usePlanCheck(connectionId, view);
  const failure = usePlans((state) => state.failure);
  const draft = useEditor((state) => (state.planId === planId ? state.draft : null));
  const [tab, setTab] = useState<PlanTab>('members');
  const [refused, setRefused] = useState<ConsoleFailure | null>(null);
  const rows = useRows(draft);
  useEffect(() => openEditor(connectionId, planId), [connectionId, planId]);
  useEffect(() => {
    if (view !== null) followView(view);
  }, [view]);
  useEffect(() => takeBackHere({ undo: undoEdit, redo: redoEdit, what: 'choice.plan' }), []);
  useEffect(() => {
    const keep = () => void keepNow();
    window.addEventListener('pagehide', keep);
    return () => {
      window.removeEventListener('pagehide', keep);
      keep();
    };
  }, []);
  if (view === null || draft === null) {
    return failure ? <Callout level="error">{words(failure.message)}</Callout> : null;
  }
  const notes = notesOf(check, refused, draft);
  const plan = { connectionId, planId, view, check, draft, notes };
  const refuse = (why: ConsoleFailure | null) => {
    setRefused(why);
    if (why?.field !== undefined) setTab(tabOf(why.field));
  };
  return (
    <article className={cx('page')} aria-label={draft.name}>
      <div>
        <PlanHead {...plan} />
        <DraftBar {...plan} refused={refused} onRefused={refuse} onApart={() => setTab('changes')} />
      </div>
      <div className={cx('columns')}>
        <PlanTabs {...plan} tab={tab} onTab={setTab} rows={rows} />
        {tab === 'members' && rows.selected.size > 0 ? (
          <MemberPanel {...plan} rows={rows} />
        ) : (
          <PlanAside {...plan} onTab={setTab} />
        )}
      </div>
    </article>
  );
}
