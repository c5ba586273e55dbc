import { useState } from 'react';
import type { EstatePicture } from '#shared/ipc/estate.ts';
import type { ConnectionView } from '#shared/ipc/index.ts';
import { isStale } from '../connections/freshness.ts';
import { gatewayNow } from '../connections/store.ts';
import { type EstateFilter, filtered, useFilter } from '../estate/filter.ts';
import { matchesOf, useFind } from '../estate/find.ts';
import { momentOf } from '../estate/moment.ts';
import { useNow } from '../ui/clock.ts';
import type { MapFacts } from './MapController.ts';
import { usePlanGroups } from '../estate/planGroups.ts';
import { useMapView } from './view.ts';

type Sources = Omit<MapFacts, 'gatewayNow' | 'matches'> & {
  readonly text: string;
  readonly filter: EstateFilter;
};

/** Facts change with the picture, with what is looked for and how, and with time: a minute makes a VM late. */
export function useMapFacts(picture: EstatePicture, connection: ConnectionView): MapFacts {
  const text = useFind((state) => state.text);
  const view = useMapView();
  const filter = useFilter((state) => state.filter);
  const plans = usePlanGroups(connection.id, view.groupBy === 'plan' || filter.plan.size > 0);
  const now = momentOf(gatewayNow(connection, useNow()));
  const sources: Sources = { picture, isStale: isStale(connection), text, filter, plans, ...view };
  const [made, setMade] = useState(() => ({ sources, facts: factsOf(sources, now) }));
  const isOld = !sameSources(made.sources, sources) || now !== made.facts.gatewayNow;
  if (isOld) setMade({ sources, facts: factsOf(sources, now) });
  return made.facts;
}

function factsOf({ text, filter, ...facts }: Sources, now: number): MapFacts {
  const { picture } = facts;
  return {
    ...facts,
    gatewayNow: now,
    matches: filtered(matchesOf(picture, text), filter, { ...facts, gatewayNow: now }),
  };
}

function sameSources(a: Sources, b: Sources): boolean {
  return (Object.keys(a) as (keyof Sources)[]).every((key) => a[key] === b[key]);
}
