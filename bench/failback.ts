// What a failback carries home beside what was changed: quick rollback and comparing everything, side by side.
// bench/failback/README.md says how.
import { bringGuests } from '../tools/lib/guest-image.ts';
import { measure } from './failback/measure.ts';
import { faultsOf } from './failback/thresholds.ts';

bringGuests();
const figures = await measure((line) => console.error(line));
const faults = faultsOf(figures);
for (const fault of faults) console.error(`NOT HELD: ${fault}`);
if (process.argv.includes('--json')) console.log(JSON.stringify({ ...figures, ok: faults.length === 0 }));
process.exitCode = faults.length === 0 ? 0 : 1;
