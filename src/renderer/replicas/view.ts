import { create } from 'zustand';
import { columns } from './columns.ts';
import { type ListView, viewOf } from './keptView.ts';

const KEY = 'farshore.list';

export const useListView = create<ListView>()(() => viewOf(localStorage.getItem(KEY)));

/** The name always stands: a row without it tells nobody anything. */
export function showColumns(wanted: ReadonlySet<string>): void {
  keep({ shown: columns.filter((column) => column === 'name' || wanted.has(column)) });
}

export function groupRows(isGrouped: boolean): void {
  keep({ isGrouped });
}

function keep(change: Partial<ListView>): void {
  useListView.setState(change);
  localStorage.setItem(KEY, JSON.stringify(useListView.getState()));
}
