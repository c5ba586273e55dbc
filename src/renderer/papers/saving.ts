import { create } from 'zustand';
import type { Answer, ConsoleFailure, PaperFormat, PaperSubject, SavedFile, SavedTable } from '#shared/ipc/index.ts';
import { answered, bridge } from '../bridge.ts';

/** What became of the last file that was asked for. */
interface SavingState {
  /** What is being saved; null where nothing is. */
  readonly busy: string | null;
  readonly saved: SavedFile | null;
  readonly failure: ConsoleFailure | null;
}

const nothing: SavingState = { busy: null, saved: null, failure: null };

export const useSaving = create<SavingState>()(() => nothing);

/** The program asks where, makes the paper from what is known now, and writes it. */
export function savePaper(of: PaperSubject, format: PaperFormat, name: string): Promise<void> {
  return save(name, bridge().paperSave({ of, format }));
}

/** The rows as they are shown. */
export function saveTable(table: SavedTable): Promise<void> {
  return save(table.name, bridge().tableSave(table));
}

export function showSaved({ path }: SavedFile): void {
  void answered(bridge().fileShow({ path })).then((answer) => {
    if (!answer.ok) useSaving.setState({ ...nothing, failure: answer.failure });
  });
}

export function dismissSaved(): void {
  useSaving.setState(nothing);
}

async function save(name: string, asked: Promise<Answer<SavedFile | null>>): Promise<void> {
  useSaving.setState({ ...nothing, busy: name });
  const answer = await answered(asked);
  if (answer.ok) useSaving.setState({ ...nothing, saved: answer.value });
  else useSaving.setState({ ...nothing, failure: answer.failure });
}
