import { type Column, columns, columnsAtFirst } from './columns.ts';

/** How the person wants the list on this computer; kept from one start to the next. */
export interface ListView {
  readonly shown: readonly Column[];
  /** By site, cluster and host; else one after the other. */
  readonly isGrouped: boolean;
}

const atFirst: ListView = { shown: columnsAtFirst, isGrouped: true };

/** What was kept, as far as it can be understood: another version may have kept it. */
export function viewOf(kept: string | null): ListView {
  if (kept === null) return atFirst;
  try {
    const { shown, isGrouped } = JSON.parse(kept) as { readonly shown?: unknown; readonly isGrouped?: unknown };
    const known = Array.isArray(shown) ? columns.filter((column) => shown.includes(column)) : [];
    return {
      shown: known.includes('name') ? known : atFirst.shown,
      isGrouped: typeof isGrouped === 'boolean' ? isGrouped : atFirst.isGrouped,
    };
  } catch {
    return atFirst;
  }
}
