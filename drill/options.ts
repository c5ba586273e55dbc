import { parseArgs } from 'node:util';
import { guestImageFolder } from '../tools/lib/guest-image.ts';
import type { ProviderOptions } from './provider.ts';
import { isScenario, scenarios } from './scenario/index.ts';
import type { ScenarioName } from './scenario/index.ts';

export interface DrillOptions extends ProviderOptions {
  readonly scenario: ScenarioName;
  /** Part of the scenario plays on a host of the tenant, by SSH. */
  readonly withSsh: boolean;
  readonly json: boolean;
  readonly report: string;
  readonly help: boolean;
}

export const usage = `The main job without a window, against the practice provider.

  --scenario NAME what happens (default lost-site):
${Object.entries(scenarios)
  .map(([name, { shows }]) => `                  ${name.padEnd(13)} ${shows}`)
  .join('\n')}
  --provider WHAT simulated (default), or qemu: real machines, on Linux; then the scenario is real-guests
  --vms N         how many real machines, 1 to 24 (default 6)
  --without-ssh   real-guests without its first part: a source that its hypervisor cuts off, over a real SSH server
  --estate NAME   small (default), medium, large, or the path of an RVTools export (.xlsx or CSV)
  --speed N       divides the durations of the provider's work (default 60; with real machines 600)
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
    options: {
      ...{ scenario: text, provider: text, vms: text, estate: text, speed: text, seed: text, report: text },
      ...{ json: flag, help: flag, 'without-ssh': flag },
    },
  });
  const isReal = isRealProvider(values.provider ?? 'simulated');
  if (values.vms !== undefined && !isReal) throw new Error('--vms goes with --provider qemu.');
  const vms = numberOf('--vms', values.vms, 6, 1, 24);
  const scenario = values.scenario ?? (isReal ? 'real-guests' : 'lost-site');
  if (!isScenario(scenario))
    throw new Error(`--scenario takes ${Object.keys(scenarios).join(', ')}, not “${scenario}”.`);
  if (values['without-ssh'] === true && scenario !== 'real-guests')
    throw new Error('--without-ssh goes with --provider qemu.');
  return {
    scenario,
    estate: values.estate ?? (isReal ? `guests-${String(vms)}` : 'small'),
    speed: numberOf('--speed', values.speed, isReal ? 600 : 60, 0.01, 10_000),
    seed: numberOf('--seed', values.seed, 1, 0, 4_294_967_295),
    report: values.report ?? 'reports/drill.md',
    withSsh: scenario === 'real-guests' && values['without-ssh'] !== true,
    json: values.json ?? false,
    help: values.help ?? false,
    guestImage: isReal ? guestImageFolder() : null,
  };
}

function isRealProvider(name: string): boolean {
  if (name === 'qemu' || name === 'simulated') return name === 'qemu';
  throw new Error(`--provider takes simulated or qemu, not “${name}”.`);
}

function numberOf(name: string, given: string | undefined, otherwise: number, least: number, most: number): number {
  if (given === undefined) return otherwise;
  const value = Number(given);
  if (given.trim() === '' || !(value >= least && value <= most)) {
    throw new Error(`${name} takes a number from ${String(least)} to ${String(most)}, not “${given}”.`);
  }
  return value;
}
