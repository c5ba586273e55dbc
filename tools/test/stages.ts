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

export interface Stage {
  readonly name: string;
  /** Static stages read the sources only, so they run beside the others, and are shown when they are done. */
  readonly isStatic: boolean;
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
  return { name, isStatic: true, commands, count: countOfExit };
}

function vitestStage(name: string, project: string): Stage {
  const { command, count } = vitest(project);
  return { name, isStatic: false, commands: [command], count };
}

function simulatorStage(): Stage {
  const count: Stage['count'] = (exitCode, output) => withExit(countOfLastLine(output), exitCode);
  return { name: 'simulator', isStatic: false, commands: [ownTool('simulation/share.ts')], count };
}

/** Guests under software emulation take both processors, so they have the machine for themselves. */
function guestsStage(): Stage {
  const { command, count } = vitest('guests');
  const commands = [ownTool('tools/setup.mjs', '--guests-if-possible'), command];
  return { name: 'guests', isStatic: false, commands, count };
}

function integrationStage(): Stage {
  const { command, count } = vitest('integration');
  return { name: 'integration', isStatic: false, commands: [ownTool('tools/setup.mjs', '--sshd'), command], count };
}

function endToEndStage(): Stage {
  const { command, count } = vitest('e2e');
  const commands = [
    ownTool('tools/setup.mjs', '--electron', '--display'),
    tool('electron-vite/bin/electron-vite.js', 'build', '--logLevel', 'warn'),
    command,
  ];
  return { name: 'e2e', isStatic: false, commands, count };
}

const hasAny = (pattern: string): boolean =>
  rooms.some((room) => fs.globSync(`${room}/**/${pattern}`, { cwd: repoRoot }).length > 0);

/** In the order in which they are run and shown. What is not built yet is not listed, rather than passed. */
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
