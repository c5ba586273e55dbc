// Our map in the real Electron without a GPU, at 10,000 VMs: one full redraw and a rectangle's selection against their
// thresholds; first paint, frames while dragging and 100 changed VMs beside them; and the peers on the same estate.
import type { MapFigures } from './map/figures.ts';
import { measure, type ModeFigures } from './map/measure.ts';
import { faultsOf } from './map/thresholds.ts';

const asJson = process.argv.includes('--json');
const withPeers = !process.argv.includes('--no-peers');

function linesOf(name: string, figures: MapFigures): readonly string[] {
  const ms = (value: number) => `${value.toFixed(2)} ms`;
  return [
    `${name}, ${figures.vms} VMs, whole map in view`,
    `  redraw       p95 ${ms(figures.redrawP95Ms)}, median ${ms(figures.redrawMedianMs)}, by the clock p95 ${ms(figures.redrawWallP95Ms)}`,
    `  after change p95 ${ms(figures.redrawChangedP95Ms)}`,
    `  select       p95 ${ms(figures.selectP95Ms)}, its frame p95 ${ms(figures.selectFrameP95Ms)}`,
    `  first paint  ${ms(figures.firstPaintMs)}`,
    `  frame        p95 ${ms(figures.panFrameP95Ms)} while dragged, ${ms(figures.idleFrameP95Ms)} idle`,
    `  100 changes  ${ms(figures.changedToPaintMs)} to paint`,
  ];
}

function peerLines({ peers }: ModeFigures): readonly string[] {
  return Object.entries(peers).map(([peer, figures]) =>
    'failed' in figures
      ? `  ${peer.padEnd(12)} ${figures.failed}`
      : `  ${peer.padEnd(12)} shown after ${figures.mountMs.toFixed(0)} ms, frame p95 ${figures.panFrameP95Ms.toFixed(1)} ms${figures.renderer === null ? '' : ` (${figures.renderer})`}`,
  );
}

const { software, 'without-webgl': withoutWebgl } = await measure({ withPeers, say: (line) => console.error(line) });
if (withoutWebgl.hasWebgl) throw new Error('WebGL is there although it was switched off.');
const faults = [...faultsOf(software.small), ...faultsOf(withoutWebgl.small)];
const lines = [
  `Electron ${software.electron}, Chromium ${software.chromium}, clock ${(software.clockMs * 1_000).toFixed(0)} µs`,
  ...linesOf('software rendering', software.small),
  ...(software.many ? linesOf('software rendering', software.many) : []),
  ...peerLines(software),
  ...linesOf('without WebGL', withoutWebgl.small),
  ...peerLines(withoutWebgl),
  ...faults.map((fault) => `NOT HELD: ${fault}`),
];
console.error(lines.join('\n'));
const ok = faults.length === 0;
if (asJson) {
  const { electron, chromium, small, many, peers } = software;
  const without = { ...withoutWebgl.small, peers: withoutWebgl.peers };
  console.log(JSON.stringify({ ...small, at100000: many, peers, withoutWebgl: without, electron, chromium, ok }));
}
process.exitCode = ok ? 0 : 1;
