// Our map beside its peers on the same estate, in the real Electron without a GPU, and again without WebGL.
// bench/map/README.md says what is measured, and how.
import type { MapFigures } from './map/figures.ts';
import { measure, type ModeFigures } from './map/measure.ts';
import { faultsOf } from './map/thresholds.ts';

const asJson = process.argv.includes('--json');
const withPeers = !process.argv.includes('--no-peers');

const ms = (value: number) => `${value.toFixed(1)} ms`;
const percent = (share: number) => `${(share * 100).toFixed(1)} %`;

function linesOf(name: string, figures: MapFigures): readonly string[] {
  return [
    `${name}, ${figures.vms} VMs, whole map in view`,
    `  frame        p95 ${ms(figures.panFrameP95Ms)} while dragged, ${ms(figures.idleFrameP95Ms)} idle (${figures.panToIdle.toFixed(2)}), ${percent(figures.longFrameShare)} long`,
    `  processor    ${ms(figures.scriptAndRasterMs)} of script and raster a frame, ${ms(figures.screenMs)} to show it`,
    `  redraw       p95 ${ms(figures.redrawP95Ms)}, median ${ms(figures.redrawMedianMs)}, by the clock p95 ${ms(figures.redrawWallP95Ms)}`,
    `  select       p95 ${ms(figures.selectP95Ms)}, its frame p95 ${ms(figures.selectFrameP95Ms)}`,
    `  first paint  ${ms(figures.firstPaintMs)}`,
    `  100 changes  ${ms(figures.changedToPaintMs)} to paint`,
    `  all rows     ${ms(figures.selectAllMs)} to paint`,
  ];
}

/** Nothing where nobody took any. */
function stolenLines(name: string, { stolenShare }: ModeFigures): readonly string[] {
  return stolenShare === 0 ? [] : [`${name}: the host gave up to ${percent(stolenShare)} of the processors to others`];
}

function peerLines({ peers }: ModeFigures): readonly string[] {
  return Object.entries(peers).map(([peer, figures]) =>
    'failed' in figures
      ? `  ${peer.padEnd(12)} ${figures.failed}`
      : `  ${peer.padEnd(12)} frame p95 ${ms(figures.panFrameP95Ms)}, ${percent(figures.longFrameShare)} long, ` +
        `processor ${ms(figures.scriptAndRasterMs)} + ${ms(figures.screenMs)}, shown after ${ms(figures.mountMs)}` +
        (figures.renderer === null ? '' : ` (${figures.renderer})`),
  );
}

const { software, 'without-webgl': withoutWebgl } = await measure({ withPeers, say: (line) => console.error(line) });
if (withoutWebgl.hasWebgl) throw new Error('WebGL is there although it was switched off.');
const faults = [...faultsOf(software), ...faultsOf(withoutWebgl)];
const lines = [
  `Electron ${software.electron}, Chromium ${software.chromium}, clock ${(software.clockMs * 1_000).toFixed(0)} µs`,
  ...stolenLines('software rendering', software),
  ...linesOf('software rendering', software.small),
  ...linesOf('software rendering', software.many),
  ...peerLines(software),
  ...stolenLines('without WebGL', withoutWebgl),
  ...linesOf('without WebGL', withoutWebgl.small),
  ...linesOf('without WebGL', withoutWebgl.many),
  ...peerLines(withoutWebgl),
  ...faults.map((fault) => `NOT HELD: ${fault}`),
];
console.error(lines.join('\n'));
const ok = faults.length === 0;
if (asJson) {
  const { electron, chromium } = software;
  const figuresOf = ({ small, many, stolenShare, peers }: ModeFigures) => ({
    ...small,
    stolenShare,
    at100000: many,
    peers,
  });
  console.log(
    JSON.stringify({
      ...figuresOf(software),
      withoutWebgl: figuresOf(withoutWebgl),
      ...{ electron, chromium, faults, ok },
    }),
  );
}
process.exitCode = ok ? 0 : 1;
