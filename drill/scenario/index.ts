import type { Scenario } from '../stage.ts';
import { crash } from './crash.ts';
import { lostSite } from './lost-site.ts';
import { takeover } from './takeover.ts';

/** The scenarios by their names on the command line, each with what it shows. */
export const scenarios = {
  'lost-site': { plays: lostSite, shows: 'A site is lost; its VMs are failed over, some undone, one made permanent.' },
  takeover: { plays: takeover, shows: 'A second console finishes the run of one that fell asleep.' },
  crash: { plays: crash, shows: 'The console is killed again and again while it fails a site over.' },
} as const satisfies Record<string, { readonly plays: Scenario; readonly shows: string }>;

export type ScenarioName = keyof typeof scenarios;

export function isScenario(name: string): name is ScenarioName {
  return Object.hasOwn(scenarios, name);
}
