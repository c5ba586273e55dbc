// How long the real app takes from its start to the first painted map of 10,000 VMs, beside the same Electron opening an
// empty window. bench/start/README.md says how.
import { measure } from './start/measure.ts';
import { faultsOf } from './start/thresholds.ts';

const figures = await measure((line) => console.error(line));
const faults = faultsOf(figures);
console.error(
  `map of ${figures.vms} VMs after ${figures.mapMs.toFixed(0)} ms, empty window after ${figures.emptyMs.toFixed(0)} ms, ` +
    `ratio ${figures.ratio.toFixed(2)}`,
);
for (const fault of faults) console.error(`NOT HELD: ${fault}`);
if (process.argv.includes('--json')) console.log(JSON.stringify({ ...figures, ok: faults.length === 0 }));
process.exitCode = faults.length === 0 ? 0 : 1;
