// Runs the stages and adds them up. The last line is "N passed, N failed"; with --json it is one JSON object
// on standard output, and everything for people goes to standard error.
import { add, closingLine, type Count } from './count.ts';
import { parseOptions, type TestOptions } from './options.ts';
import { type Log, runStage, type StageResult } from './run-stage.ts';
import { listStages, type Stage } from './stages.ts';
import { behind, type Turn, turnsOf } from './turns.ts';

async function runInTurn(turns: readonly Turn[], log: Log): Promise<readonly StageResult[]> {
  const results: StageResult[] = [];
  for (const turn of turns) results.push(...(await Promise.all(turn.map((stage) => runStage(stage, log)))));
  return results;
}

/** What runs behind takes the processors whenever tests wait, for a window or for a boot. */
async function runAll(stages: readonly Stage[], log: Log): Promise<readonly StageResult[]> {
  const results = await Promise.all([runInTurn(behind(stages), log), runInTurn(turnsOf(stages), log)]);
  return results.flat();
}

function report(results: readonly StageResult[], total: Count, seconds: number, options: TestOptions, log: Log): void {
  const each = results.map((result) => `${result.name} ${result.seconds.toFixed(1)} s`).join(', ');
  log(`\n${each}; some of them beside each other, ${seconds.toFixed(1)} s in all\n`);
  log(`${closingLine(total)}\n`);
  if (options.isJson) process.stdout.write(`${JSON.stringify({ ...total, seconds, stages: results })}\n`);
}

/** The exit code: 0 only if tests ran and none failed. */
export async function main(args: readonly string[]): Promise<number> {
  const stages = listStages();
  let options: TestOptions;
  try {
    options = parseOptions(
      args,
      stages.map((stage) => stage.name),
    );
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    return 1;
  }
  const log: Log = (text) => (options.isJson ? process.stderr : process.stdout).write(text);
  const startedAt = performance.now();
  const chosen = stages.filter((stage) => options.only?.includes(stage.name) ?? true);
  const results = await runAll(chosen, log);
  const total = add(results);
  report(results, total, (performance.now() - startedAt) / 1000, options, log);
  return total.failed === 0 && total.passed > 0 ? 0 : 1;
}
