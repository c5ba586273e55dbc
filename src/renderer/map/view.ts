import { create } from 'zustand';
import { type KeptMapView, mapViewOf } from './keptView.ts';
import type { Colouring } from '../estate/colouring.ts';
import type { GroupBy } from './layout/grouping.ts';

const KEY = 'farshore.map';

export const useMapView = create<KeptMapView>()(() => mapViewOf(localStorage.getItem(KEY)));

// However it is changed: a choice that is taken back is kept too.
useMapView.subscribe((view) => localStorage.setItem(KEY, JSON.stringify(view)));

export function group(groupBy: GroupBy): void {
  useMapView.setState({ groupBy });
}

export function colour(colouring: Colouring): void {
  useMapView.setState({ colouring });
}
