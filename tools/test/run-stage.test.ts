import { expect, test } from 'vitest';
import { nodePath } from '../lib/node.ts';
import { countOfExit } from './count.ts';
import { resultLine, runStage } from './run-stage.ts';
import type { Command, Stage, StagePlace } from './stages.ts';

const script = (source: string): Command => ({ command: nodePath, args: ['-e', source] });
const stageOf = (place: StagePlace, ...commands: Command[]): Stage => ({
  name: 'lint',
  place,
  commands,
  count: countOfExit,
});

async function outcomeOf(
  stage: Stage,
): Promise<{ readonly said: string; readonly passed: number; readonly failed: number }> {
  let said = '';
  const { passed, failed } = await runStage(stage, (text) => (said += text));
  return { said, passed, failed };
}

test.each(['behind', 'beside'] as const)('a stage %s the others that passes says only its result', async (place) => {
  const { said, passed, failed } = await outcomeOf(stageOf(place, script('console.log("chatter")')));
  expect([passed, failed]).toEqual([1, 0]);
  expect(said).not.toContain('chatter');
  expect(said).toMatch(/^lint +1 passed +0 failed +\d+\.\d s\n$/);
});

test('a turn is shown while it runs', async () => {
  const { said } = await outcomeOf(stageOf('turn', script('console.log("chatter")')));
  expect(said).toMatch(/^chatter\nlint /);
});

test.each(['behind', 'beside'] as const)('a stage %s the others that fails shows why', async (place) => {
  const { said, failed } = await outcomeOf(stageOf(place, script('console.error("the reason"); process.exit(3)')));
  expect(failed).toBe(1);
  expect(said).toContain('the reason');
});

test('the first command that fails ends the stage', async () => {
  const { said, failed } = await outcomeOf(
    stageOf('behind', script('process.exit(1)'), script('console.error("second")')),
  );
  expect(failed).toBe(1);
  expect(said).not.toContain('second');
});

test('a program that is not there is a failure and not a crash', async () => {
  const { said, failed } = await outcomeOf(stageOf('behind', { command: '/no/such/program', args: [] }));
  expect(failed).toBe(1);
  expect(said).toContain('could not run');
});

test('a stage that counts for itself is counted by its standard output alone', async () => {
  const outputs: string[] = [];
  const count: Stage['count'] = (exitCode, output) => {
    outputs.push(output.trim());
    return countOfExit(exitCode);
  };
  const command = script('console.error("log"); console.log("counts")');
  await outcomeOf({ name: 'simulator', place: 'turn', commands: [command], count });
  expect(outputs).toEqual(['counts']);
});

test('result lines stand in columns', () => {
  const lines = [
    resultLine({ name: 'unit', passed: 1234, failed: 0, seconds: 12.34 }),
    resultLine({ name: 'integration', passed: 5, failed: 12, seconds: 1.2 }),
  ];
  expect(new Set(lines.map((line) => line.indexOf('passed'))).size).toBe(1);
  expect(new Set(lines.map((line) => line.length)).size).toBe(1);
});
