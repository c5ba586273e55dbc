// What the run engine costs: journal events a second against bare appends of the same bytes, the memory of a run of 10,000
// VMs, and how long it takes to read a journal of 100,000 events back. bench/engine/README.md says how.
import { measure } from './engine/measure.ts';
import { faultsOf } from './engine/thresholds.ts';

const figures = measure((line) => console.error(line));
const faults = faultsOf(figures);
for (const fault of faults) console.error(`NOT HELD: ${fault}`);
if (process.argv.includes('--json')) console.log(JSON.stringify({ ...figures, ok: faults.length === 0 }));
process.exitCode = faults.length === 0 ? 0 : 1;
