import type { FactChange, VmChange } from '#shared/ipc/index.ts';
import { changeWords } from './changeWords.ts';

export type ChangeKind = FactChange['what'];

/** One VM of the list of what changed. */
export interface AwayRow {
  readonly vmId: string;
  readonly name: string;
  readonly words: string;
}

/** What is not named is the least grave. */
const gravity: Partial<Record<ChangeKind, number>> = {
  'two-copies': 4,
  'points-lost': 3,
  known: 3,
  state: 2,
  placement: 2,
  power: 1,
  source: 1,
};

const gravityOf = (kind: ChangeKind): number => gravity[kind] ?? 0;

/** The kinds of change that there are among these, the gravest first. */
export function kindsIn(vms: readonly VmChange[]): readonly ChangeKind[] {
  const kinds = new Set(vms.flatMap(({ changes }) => changes.map(({ what }) => what)));
  return [...kinds].toSorted((a, b) => gravityOf(b) - gravityOf(a));
}

/** Those of the kind, null for any, that fit the letters in their name or in what changed; the gravest first. */
export function awayRows(vms: readonly VmChange[], search: string, kind: ChangeKind | null): readonly AwayRow[] {
  const wanted = search.trim().toLocaleLowerCase();
  const gravest = ({ changes }: VmChange): number => Math.max(0, ...changes.map(({ what }) => gravityOf(what)));
  return vms
    .filter(({ changes }) => kind === null || changes.some(({ what }) => what === kind))
    .toSorted((a, b) => gravest(b) - gravest(a))
    .map(({ vmId, name, changes }) => ({ vmId, name, words: changes.map(changeWords).join(' · ') }))
    .filter(({ name, words }) => `${name} ${words}`.toLocaleLowerCase().includes(wanted));
}
