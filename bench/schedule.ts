// How long a run takes in the order that the engine chooses, against the least that any order could take; beside it, two
// orders that are common elsewhere. Time is simulated, the choice is the engine's own. bench/schedule/README.md says how.
import { measure } from './schedule/measure.ts';
import { faultsOf } from './schedule/thresholds.ts';

const figures = measure((line) => console.error(line));
const faults = faultsOf(figures);
console.error(`planning 5,000 VMs takes ${figures.planMs.toFixed(0)} ms`);
for (const fault of faults) console.error(`NOT HELD: ${fault}`);
if (process.argv.includes('--json')) console.log(JSON.stringify({ ...figures, ok: faults.length === 0 }));
process.exitCode = faults.length === 0 ? 0 : 1;
