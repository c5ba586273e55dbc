import { create } from 'zustand';
import type { Colouring, GroupBy, MapLook } from '#shared/ipc/look.ts';
import { preferencesDefault } from '#shared/ipc/preferences.ts';
import { keepPreference } from '../app/preferences.ts';

/** How the person wants the map on this computer. */
export const useMapView = create<MapLook>()(() => preferencesDefault.map);

// However it is changed: a choice that is taken back is kept too.
keepPreference('map', useMapView);

export function group(groupBy: GroupBy): void {
  useMapView.setState({ groupBy });
}

export function colour(colouring: Colouring): void {
  useMapView.setState({ colouring });
}
