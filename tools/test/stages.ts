// The stages of `npm test`. Each knows how to tell whether it is there, how to run, and how to count itself.
import fs from 'node:fs';
import path from 'node:path';
import { repoRoot } from '../setup/places.mjs';
import { nodePath } from '../lib/node.ts';
import {
  type Count,
  countOfExit,
  countOfLastLine,
  countOfVitest,
  oneFailure,
  type VitestReport,
  withExit,
} from './count.ts';

export interface Command {
  readonly command: string;
  readonly args: readonly string[];
}

/**
 * `behind`: reads the sources only, so it runs behind all the others, at a low priority. `turn`: begins when the turn before it
 * has ended. `beside`: mostly waits, so it runs beside the turn that is listed before it. Only a turn is shown while it runs.
 */
export type StagePlace = 'behind' | 'turn' | 'beside';

export interface Stage {
  readonly name: string;
  readonly place: StagePlace;
  /** Run one after the other; the first that fails ends the stage. */
  readonly commands: readonly Command[];
  /** Counts from the last command's exit code and standard output. */
  readonly count: (exitCode: number, output: string) => Count;
}

const rooms = ['src', 'practice', 'drill', 'simulation', 'e2e', 'tools'];
const inRepo = (...parts: string[]): string => path.join(repoRoot, ...parts);
const tool = (file: string, ...args: string[]): Command => ({
  command: nodePath,
  args: [inRepo('node_modules', file), ...args],
});
const ownTool = (file: string, ...args: string[]): Command => ({ command: nodePath, args: [inRepo(file), ...args] });

export const eslint = tool(
  'eslint/bin/eslint.js',
  '.',
  '--max-warnings',
  '0',
  '--cache',
  '--cache-location',
  inRepo('node_modules/.cache/eslint/'),
);
export const prettier = tool(
  'prettier/bin/prettier.cjs',
  '--check',
  '--log-level',
  'warn',
  '--cache',
  '--cache-location',
  inRepo('node_modules/.cache/prettier/cache'),
  '.',
);
const walls = tool(
  'dependency-cruiser/bin/dependency-cruiser.mjs',
  '--config',
  '.dependency-cruiser.mjs',
  '--output-type',
  'err-long',
  'src',
  'practice',
  'drill',
  'simulation',
  'tools',
  'e2e',
  'bench',
);

/** A report of an earlier run must never be counted for this one. */
function freshReport(name: string): string {
  const file = inRepo('reports', `${name}.json`);
  fs.rmSync(file, { force: true });
  return file;
}

function readReport(file: string): Count {
  if (!fs.existsSync(file)) return oneFailure;
  return countOfVitest(JSON.parse(fs.readFileSync(file, 'utf8')) as VitestReport);
}

function vitest(project: string): { readonly command: Command; readonly count: Stage['count'] } {
  const report = freshReport(project);
  const args = ['run', '--project', project, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  return { command: tool('vitest/vitest.mjs', ...args), count: (exitCode) => withExit(readReport(report), exitCode) };
}

function staticStage(name: string, ...commands: Command[]): Stage {
  return { name, place: 'behind', commands, count: countOfExit };
}

function vitestStage(name: string, project: string): Stage {
  const { command, count } = vitest(project);
  return { name, place: 'turn', commands: [command], count };
}

function simulatorStage(): Stage {
  const count: Stage['count'] = (exitCode, output) => withExit(countOfLastLine(output), exitCode);
  return { name: 'simulator', place: 'turn', commands: [ownTool('simulation/share.ts')], count };
}

/** Guests boot and copy disks, and wait in between, as the integration tests do: together they fill the processors. */
function guestsStage(): Stage {
  const { command, count } = vitest('guests');
  const commands = [ownTool('tools/setup.mjs', '--guests-if-possible'), command];
  return { name: 'guests', place: 'beside', commands, count };
}

function integrationStage(): Stage {
  const { command, count } = vitest('integration');
  return { name: 'integration', place: 'turn', commands: [ownTool('tools/setup.mjs', '--sshd'), command], count };
}

function endToEndStage(): Stage {
  const { command, count } = vitest('e2e');
  const commands = [
    ownTool('tools/setup.mjs', '--electron', '--display', '--sshd'),
    tool('electron-vite/bin/electron-vite.js', 'build', '--logLevel', 'warn'),
    command,
  ];
  return { name: 'e2e', place: 'turn', commands, count };
}

const hasAny = (pattern: string): boolean =>
  rooms.some((room) => fs.globSync(`${room}/**/${pattern}`, { cwd: repoRoot }).length > 0);

/** In the order in which they begin. What is not built yet is not listed, rather than passed. */
export function listStages(): readonly Stage[] {
  return [
    staticStage('lint', eslint, prettier),
    staticStage('types', tool('typescript/bin/tsc', '-b')),
    staticStage('layers', walls),
    vitestStage('unit', 'unit'),
    ...(fs.existsSync(inRepo('simulation', 'share.ts')) ? [simulatorStage()] : []),
    ...(hasAny('*.integration.test.ts') ? [integrationStage()] : []),
    ...(hasAny('*.guests.test.ts') ? [guestsStage()] : []),
    ...(hasAny('*.e2e.ts') ? [endToEndStage()] : []),
  ];
}
