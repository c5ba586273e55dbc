// The first sync of a large estate, against the floor measured beside it: the same bytes over the same TLS, JSON.parse, and
// bare inserts. What the console adds on top (checks, columns, a picture beside the shown one) may cost half as much again.
import { measure, type Figures } from './sync/measure.ts';
import { judge, type Judgement } from './sync/thresholds.ts';

const asJson = process.argv.includes('--json');

function say(figures: Figures, { faults }: Judgement): void {
  const lines = [
    `${figures.replicas} replicas, ${figures.restorePoints} restore points, median of ${figures.runs.length} runs`,
    `first sync   ${figures.seconds.toFixed(2)} s, floor ${figures.floorSeconds.toFixed(2)} s, ratio ${figures.ratio.toFixed(2)}`,
    `processor    ${figures.cpuSeconds.toFixed(2)} s, floor ${figures.floorCpuSeconds.toFixed(2)} s`,
    `event loop   p99.9 ${figures.blockP999Ms.toFixed(1)} ms, floor ${figures.floorBlockP999Ms.toFixed(1)} ms, an idle process ${figures.idleBlockP999Ms.toFixed(1)} ms, longest ${figures.maxBlockMs.toFixed(1)} ms`,
    `peak memory  ${figures.peakRssMB} MB, floor ${figures.floorPeakRssMB} MB`,
    `100 changes  ${figures.deltaMs.toFixed(1)} ms on large, ${figures.deltaSmallMs.toFixed(1)} ms on small, ratio ${figures.deltaRatio.toFixed(2)}`,
    ...faults.map((fault) => `NOT HELD: ${fault}`),
  ];
  console.error(lines.join('\n'));
}

if (Number(process.versions['napi'] ?? 0) < 10) throw new Error('This needs Node 24: run it as `npm run bench:sync`.');
const figures = await measure((line) => console.error(line));
const judgement = judge(figures);
say(figures, judgement);
if (asJson) console.log(JSON.stringify({ ...figures, ok: judgement.ok }));
process.exitCode = judgement.ok ? 0 : 1;
