import { useMemo } from 'react';
import { create } from 'zustand';
import type { ListLook } from '#shared/ipc/look.ts';
import { preferencesDefault } from '#shared/ipc/preferences.ts';
import { keepPreference } from '../app/preferences.ts';
import { type Column, columns, columnsAtFirst } from './columns.ts';
import type { Sort } from './rows.ts';

/** How the person wants the list on this computer. */
export interface ListView extends ListLook {
  readonly shown: readonly Column[];
  readonly sort: Sort;
}

const useLook = create<ListLook>()(() => preferencesDefault.list);
keepPreference('list', useLook);

export function useListView(): ListView {
  const look = useLook();
  return useMemo(() => viewOf(look), [look]);
}

/** As far as it can be understood, in the order of the list: another version may have kept it. */
export function viewOf({ shown, isGrouped, sort }: ListLook): ListView {
  const known = columns.filter((column) => shown.includes(column));
  const column = columns.find((one) => one === sort.column);
  return {
    shown: known.includes('name') ? known : columnsAtFirst,
    isGrouped,
    sort: column === undefined ? sortAtFirst : { column, descending: sort.descending },
  };
}

/** The worst first. */
const sortAtFirst: Sort = { column: 'state', descending: false };

/** The name always stands: a row without it tells nobody anything. */
export function showColumns(wanted: ReadonlySet<string>): void {
  useLook.setState({ shown: columns.filter((column) => column === 'name' || wanted.has(column)) });
}

export function groupRows(isGrouped: boolean): void {
  useLook.setState({ isGrouped });
}

export function sortRows(sort: Sort): void {
  useLook.setState({ sort });
}
