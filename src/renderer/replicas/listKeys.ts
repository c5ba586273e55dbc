import { placeAfter } from '../ui/placeAfter.ts';
import { groupOfRow, groupsAround, type Row, rowOfGroup, type Tree } from './tree.ts';

/** What a key does in the list: goes to a row, by its place, or folds or unfolds groups, by their keys. */
export type ListMove =
  | { readonly kind: 'go'; readonly place: number }
  | { readonly kind: 'fold' | 'unfold'; readonly keys: readonly string[] };

interface Here {
  readonly rows: readonly Row[];
  readonly tree: Tree;
  readonly folded: ReadonlySet<string>;
  /** The place of the row that has the focus, or -1. */
  readonly place: number;
  /** Rows that are seen at once. */
  readonly page: number;
}

/** Null for a key that neither moves nor folds. */
export function moveOf(key: string, here: Here): ListMove | null {
  const { rows, place, page } = here;
  if (rows.length === 0) return null;
  switch (key) {
    case 'ArrowRight':
      return inwards(here);
    case 'ArrowLeft':
      return outwards(here);
    case '*':
      return unfoldSiblings(here);
    default:
      return go(placeAfter(key, place, rows.length, page) ?? -1);
  }
}

function go(place: number): ListMove | null {
  return place < 0 ? null : { kind: 'go', place };
}

/** Unfolds; in what is open already, to its first row. */
function inwards({ rows, tree, folded, place }: Here): ListMove | null {
  const group = tree.groups[groupOfRow(rows[place] ?? 0)];
  if (!group) return null;
  return folded.has(group.key) ? { kind: 'unfold', keys: [group.key] } : go(Math.min(rows.length - 1, place + 1));
}

/** Folds; out of what is folded, or is a VM, to the group around it. */
function outwards({ rows, tree, folded, place }: Here): ListMove | null {
  const row = rows[place];
  if (row === undefined) return null;
  const group = tree.groups[groupOfRow(row)];
  if (group && !folded.has(group.key)) return { kind: 'fold', keys: [group.key] };
  const parent = group ? group.parent : (tree.groupOf[row] ?? -1);
  return parent < 0 ? null : go(rows.indexOf(rowOfGroup(parent)));
}

function unfoldSiblings({ rows, tree, place }: Here): ListMove | null {
  const row = rows[place];
  if (row === undefined) return null;
  const group = tree.groups[groupOfRow(row)] ?? groupsAround(tree, row)[0];
  if (!group) return null;
  const siblings = tree.groups[group.parent]?.children ?? tree.roots;
  return { kind: 'unfold', keys: siblings.map((index) => tree.groups[index]?.key ?? '') };
}
