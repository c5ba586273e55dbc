import { parseArgs } from 'node:util';
import type { ProviderOptions } from './provider.ts';
import { isScenario, scenarios } from './scenario/index.ts';
import type { ScenarioName } from './scenario/index.ts';

export interface DrillOptions extends ProviderOptions {
  readonly scenario: ScenarioName;
  readonly json: boolean;
  readonly report: string;
  readonly help: boolean;
}

export const usage = `The main job without a window, against the practice provider.

  --scenario NAME what happens (default lost-site):
${Object.entries(scenarios)
  .map(([name, { shows }]) => `                  ${name.padEnd(13)} ${shows}`)
  .join('\n')}
  --estate NAME   small (default), medium, large, or the path of an RVTools export (.xlsx or CSV)
  --speed N       divides the durations of the provider's work (default 60)
  --seed N        another seed, another estate (default 1)
  --report FILE   where the report goes (default reports/drill.md)
  --json          prints one JSON object on standard output; everything else goes to standard error
  --help`;

/** Reads the command line; throws with the option's name and what it takes. */
export function readOptions(args: readonly string[]): DrillOptions {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  const { values } = parseArgs({
    args: [...args],
    options: { scenario: text, estate: text, speed: text, seed: text, report: text, json: flag, help: flag },
  });
  const scenario = values.scenario ?? 'lost-site';
  if (!isScenario(scenario))
    throw new Error(`--scenario takes ${Object.keys(scenarios).join(', ')}, not “${scenario}”.`);
  return {
    scenario,
    estate: values.estate ?? 'small',
    speed: numberOf('--speed', values.speed, 60, 0.01, 10_000),
    seed: numberOf('--seed', values.seed, 1, 0, 4_294_967_295),
    report: values.report ?? 'reports/drill.md',
    json: values.json ?? false,
    help: values.help ?? false,
  };
}

function numberOf(name: string, given: string | undefined, otherwise: number, least: number, most: number): number {
  if (given === undefined) return otherwise;
  const value = Number(given);
  if (given.trim() === '' || !(value >= least && value <= most)) {
    throw new Error(`${name} takes a number from ${String(least)} to ${String(most)}, not “${given}”.`);
  }
  return value;
}
