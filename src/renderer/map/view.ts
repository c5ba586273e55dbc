import { create } from 'zustand';
import type { Colouring } from '../estate/colouring.ts';
import { emptyFilter, type MapFilter } from './filter.ts';
import type { GroupBy } from './layout/grouping.ts';

/** How the map shows the estate. Kept while one is elsewhere in the window. */
interface MapViewState {
  readonly groupBy: GroupBy;
  readonly colouring: Colouring;
  readonly filter: MapFilter;
}

export const useMapView = create<MapViewState>()(() => ({
  groupBy: 'host',
  colouring: 'state',
  filter: emptyFilter,
}));

export function group(groupBy: GroupBy): void {
  useMapView.setState({ groupBy });
}

export function colour(colouring: Colouring): void {
  useMapView.setState({ colouring });
}

export function filterBy(filter: MapFilter): void {
  useMapView.setState({ filter });
}
