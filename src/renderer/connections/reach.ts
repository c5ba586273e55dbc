import type { ConnectionView, GatewayView } from '#shared/ipc/index.ts';

export const uses = ['read', 'command', 'event'] as const;
export type Use = (typeof uses)[number];

/** How far a provider can be reached, where it can be reached at all: gateway by gateway, use by use. */
export interface Reach {
  /** Uses that get through no gateway any more, though they were tried. */
  readonly lacks: readonly Use[];
  /** Gateways at which nothing fails. */
  readonly good: number;
  readonly all: number;
}

export function reachOf({ gateways }: Pick<ConnectionView, 'gateways'>): Reach {
  const fails = (use: Use) => gateways.some((one) => one[use] === 'failing');
  const works = (use: Use) => gateways.some((one) => one[use] === 'good');
  return {
    lacks: uses.filter((use) => fails(use) && !works(use)),
    good: gateways.filter(isWhole).length,
    all: gateways.length,
  };
}

/** Of how many gateways it is known that the use gets through. */
export function goodAt(gateways: readonly GatewayView[], use: Use): number {
  return gateways.filter((one) => one[use] === 'good').length;
}

function isWhole(gateway: GatewayView): boolean {
  return uses.every((use) => gateway[use] !== 'failing');
}
