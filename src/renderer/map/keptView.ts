import { type Colouring, colourings } from '../estate/colouring.ts';
import { type GroupBy, groupings } from './layout/grouping.ts';

/** How the person wants the map on this computer; kept from one start to the next. */
export interface KeptMapView {
  readonly groupBy: GroupBy;
  readonly colouring: Colouring;
}

/** What was kept, as far as it can be understood: another version may have kept it. */
export function mapViewOf(kept: string | null): KeptMapView {
  const { groupBy, colouring } = parsed(kept);
  return {
    groupBy: groupings.find((known) => known === groupBy) ?? 'host',
    colouring: colourings.find((known) => known === colouring) ?? 'state',
  };
}

function parsed(kept: string | null): { readonly [K in keyof KeptMapView]?: unknown } {
  try {
    return Object(JSON.parse(kept ?? '{}')) as { readonly [K in keyof KeptMapView]?: unknown };
  } catch {
    return {};
  }
}
