import { draftOf } from '#shared/domain/plan-draft.ts';
import { create } from 'zustand';
import type { PlanDraft } from '#shared/domain/index.ts';
import type { ConsoleFailure, PlanView } from '#shared/ipc/index.ts';
import { History } from '../app/history.ts';
import { answered, bridge } from '../bridge.ts';
import { edited, type EditRefusal, type PlanEdit } from './edit/edits.ts';
import { putPlanView } from './store.ts';

/*
 * The plan that is being edited. What a person does is here at once and kept on the disk a moment later; what the console
 * then says of it is shown beside it. Nothing leaves this computer before it is saved.
 */

interface EditorState {
  readonly connectionId: string;
  readonly planId: string;
  /** Null until the console has said what there is. */
  readonly draft: PlanDraft | null;
  /** False from an edit until it is on the disk. */
  readonly isKept: boolean;
  /** Why the last edit was not made. */
  readonly refusal: EditRefusal | null;
  /** Why it could not be kept. */
  readonly failure: ConsoleFailure | null;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
}

const closed: EditorState = {
  ...{ connectionId: '', planId: '', draft: null, isKept: true, refusal: null, failure: null },
  ...{ canUndo: false, canRedo: false },
};

export const useEditor = create<EditorState>()(() => closed);

/** Typing goes on; the disk is asked when the hand rests. */
const KEEP_AFTER_MS = 250;

let history = new History();
let timer: ReturnType<typeof setTimeout> | undefined;
/** Drafts go to the disk one after the other, each for the plan that it is of. */
let keeping: Promise<void> = Promise.resolve();
let onItsWay: PlanDraft | null = null;

const kept = { name: 'plan', put: (draft: PlanDraft) => show(draft) };

function show(draft: PlanDraft): void {
  useEditor.setState({ draft, isKept: false, refusal: null });
  clearTimeout(timer);
  timer = setTimeout(() => void keepNow(), KEEP_AFTER_MS);
}

function noteHistory(): void {
  useEditor.setState({ canUndo: history.canUndo, canRedo: history.canRedo });
}

/** Another plan is edited from here on. What was edited before has been kept, or is being. */
export function openEditor(connectionId: string, planId: string): void {
  const now = useEditor.getState();
  if (now.connectionId === connectionId && now.planId === planId) return;
  void keepNow();
  history = new History();
  useEditor.setState({ ...closed, connectionId, planId });
}

/** What the console says there is. It counts unless a newer edit is still on its way to the disk. */
export function followView(view: PlanView): void {
  const { planId, draft, isKept } = useEditor.getState();
  const body = view.local?.draft ?? (view.plan === null ? null : draftOf(view.plan));
  if (view.planId !== planId || !isKept || body === null || isSame(draft, body)) return;
  // Somebody else's change is not this person's to take back.
  history.forget();
  useEditor.setState({ draft: body });
  noteHistory();
}

/** Makes an edit. False where it was refused: the editor then says why. `field`: typing on in it is one step. */
export function edit(change: PlanEdit, field: string | null = null): boolean {
  const { draft } = useEditor.getState();
  if (draft === null) return false;
  const result = edited(draft, change);
  if (!result.ok) {
    useEditor.setState({ refusal: result.refusal });
    return false;
  }
  history.note(kept, draft, result.draft, field);
  show(result.draft);
  noteHistory();
  return true;
}

export function forgetRefusal(): void {
  useEditor.setState({ refusal: null });
}

export function undoEdit(): boolean {
  const done = history.undo() !== null;
  noteHistory();
  return done;
}

export function redoEdit(): boolean {
  const done = history.redo() !== null;
  noteHistory();
  return done;
}

/** What a merge or a discarding left: a step of its own, so that it can be taken back like any other. */
export function replaceDraft(view: PlanView): void {
  const { draft, planId } = useEditor.getState();
  const body = view.local?.draft ?? (view.plan === null ? null : draftOf(view.plan));
  if (view.planId !== planId || body === null) return;
  if (draft !== null && !isSame(draft, body)) history.note(kept, draft, body);
  useEditor.setState({ draft: body, isKept: true, refusal: null });
  putPlanView(useEditor.getState().connectionId, view);
  noteHistory();
}

/** Answers when all that was edited so far is on the disk, or could not be put there. */
export function keepNow(): Promise<void> {
  clearTimeout(timer);
  const { connectionId, planId, isKept, draft } = useEditor.getState();
  if (!isKept && draft !== null && draft !== onItsWay) {
    onItsWay = draft;
    keeping = keeping.then(() => keep(connectionId, planId, draft));
  }
  return keeping;
}

async function keep(connectionId: string, planId: string, draft: PlanDraft): Promise<void> {
  const answer = await answered(bridge().planDraft({ connectionId, planId, draft }));
  const now = useEditor.getState();
  if (now.planId === planId) {
    const failure = answer.ok ? null : answer.failure;
    useEditor.setState({ failure, ...(now.draft === draft && answer.ok ? { isKept: true } : {}) });
  }
  // What was refused may be tried again as it is.
  if (onItsWay === draft) onItsWay = null;
  if (answer.ok) putPlanView(connectionId, answer.value);
}

/** Written in the same order by the same function, so the text says whether they are the same. */
function isSame(one: PlanDraft | null, other: PlanDraft): boolean {
  return one !== null && (one === other || JSON.stringify(draftOf(one)) === JSON.stringify(draftOf(other)));
}
