import type { PlanDraft } from '#shared/domain/index.ts';
import type { ConsoleFailure, PlanCheck, PlanNote } from '#shared/ipc/index.ts';
import { words } from '../ui/text.ts';

/** What is wrong, or worth knowing, in the places that it is about. */
export interface Notes {
  readonly all: readonly PlanNote[];
  readonly byVm: ReadonlyMap<string, readonly PlanNote[]>;
  /** What is wrong at a field, given by its path or the beginning of it; null where nothing is. */
  readonly at: (field: string) => string | null;
}

/** What the check says, and what the provider refused last, which comes first. */
export function notesOf(check: PlanCheck | null, refused: ConsoleFailure | null, draft: PlanDraft): Notes {
  const found = check?.notes ?? [];
  const all = [...refusedNotes(refused, found, draft), ...found];
  const byVm = new Map<string, PlanNote[]>();
  for (const note of all) {
    if (note.vmId === null || note.level === 'info') continue;
    const known = byVm.get(note.vmId);
    if (known === undefined) byVm.set(note.vmId, [note]);
    else known.push(note);
  }
  const at = (field: string) => {
    const wrong = all.find((note) => note.level === 'error' && note.field?.startsWith(field) === true);
    return wrong === undefined ? null : words(wrong.words);
  };
  return { all, byVm, at };
}

/** What the provider refused, where this console has not said it of the same field already. */
function refusedNotes(
  refused: ConsoleFailure | null,
  found: readonly PlanNote[],
  draft: PlanDraft,
): readonly PlanNote[] {
  const field = refused?.field;
  if (refused === null || field === undefined) return [];
  if (found.some((note) => note.level === 'error' && note.field === field)) return [];
  return [{ level: 'error', words: refused.message, field, vmId: memberAt(field, draft) }];
}

function memberAt(field: string, { members }: PlanDraft): string | null {
  const index = /^members\[(\d+)\]/.exec(field)?.[1];
  return index === undefined ? null : (members[Number(index)]?.vmId ?? null);
}

/** Where on the page a field of the plan is edited. */
export type PlanTab = 'members' | 'gates' | 'hosts' | 'network' | 'about' | 'checks' | 'tests' | 'changes';

export function tabOf(field: string): PlanTab {
  if (field.startsWith('members')) return 'members';
  if (field.startsWith('gates')) return 'gates';
  if (field.startsWith('hostSteps')) return 'hosts';
  return field.startsWith('gateways') || field.startsWith('publicIpRuleIds') ? 'network' : 'about';
}
