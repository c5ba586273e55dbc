/** What the list can show of a VM, in the order in which it stands. */
export const columns = [
  'name',
  'site',
  'cluster',
  'host',
  'network',
  'application',
  'tier',
  'criticality',
  'state',
  'since',
  'point',
  'ratio',
  'tested',
  'replicaHost',
  'blockers',
] as const;
export type Column = (typeof columns)[number];

export const columnsAtFirst: readonly Column[] = [
  'name',
  'application',
  'criticality',
  'state',
  'point',
  'ratio',
  'tested',
  'blockers',
];

/** In a small window, or with large text: the rest is on the VM's page. */
export const columnsWhereNarrow: readonly Column[] = ['name', 'state', 'point'];

/** At least so many pixels, and a share of what is left. */
const widths: { readonly [C in Column]: readonly [number, number] } = {
  name: [200, 2.4],
  site: [72, 1],
  cluster: [120, 1.2],
  host: [104, 1.1],
  network: [84, 1],
  application: [96, 1.4],
  tier: [48, 0.4],
  criticality: [82, 0.8],
  state: [218, 1.9],
  since: [92, 0.9],
  point: [92, 0.9],
  ratio: [60, 0.6],
  tested: [80, 0.8],
  replicaHost: [120, 1.1],
  blockers: [104, 1.2],
};
const CHECK_PX = 32;

/** The grid's columns for CSS, and how wide it must be at least: more columns than fit are scrolled to. */
export function layoutOf(shown: readonly Column[]): { readonly template: string; readonly minPx: number } {
  return {
    template: [`${CHECK_PX}px`, ...shown.map((column) => track(widths[column]))].join(' '),
    minPx: shown.reduce((sum, column) => sum + widths[column][0], CHECK_PX),
  };
}

function track([least, share]: readonly [number, number]): string {
  return `minmax(${least}px, ${share}fr)`;
}
