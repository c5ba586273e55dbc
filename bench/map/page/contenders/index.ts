import type { ContenderName } from '../../round.ts';
import type { Contender } from '../contender.ts';

/** Each is loaded only when it is its turn, so that no contender pays for another's code. */
const makers: { readonly [Name in ContenderName]: () => Promise<Contender> } = {
  farshore: async () => new (await import('./farshore.ts')).Farshore(),
  xyflow: async () => new (await import('./xyflow.tsx')).Xyflow(),
  cytoscape: async () => new (await import('./cytoscape.ts')).Cytoscape(),
  sigma: async () => new (await import('./sigma.ts')).SigmaGraph(),
  pixi: async () => new (await import('./pixi.ts')).Pixi(),
};

export function makeContender(name: ContenderName): Promise<Contender> {
  return makers[name]();
}
