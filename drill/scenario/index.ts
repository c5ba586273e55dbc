import type { Scenario } from '../stage.ts';
import { crash } from './crash.ts';
import { failback } from './failback.ts';
import { fullSite } from './full-site.ts';
import { lostSite } from './lost-site.ts';
import { partialSite } from './partial-site.ts';
import { planned } from './planned.ts';
import { realGuests } from './real-guests.ts';
import { takeover } from './takeover.ts';
import { test } from './test.ts';

/** The scenarios by their names on the command line, each with what it shows. */
export const scenarios = {
  'lost-site': { plays: lostSite, shows: 'A site is lost; its VMs are failed over, some undone, one made permanent.' },
  'full-site': { plays: fullSite, shows: 'A site is lost and its plan is started; in the end the plan is undone.' },
  'partial-site': {
    plays: partialSite,
    shows: 'VMs of a living site are failed over, their sources powered off first.',
  },
  planned: { plays: planned, shows: 'VMs are moved without loss while their site is well.' },
  test: { plays: test, shows: 'A plan is tested, cut off from production, and nothing is left of it.' },
  failback: { plays: failback, shows: 'VMs go home: by hand, by themselves, at a time; one cancelled, one undone.' },
  takeover: { plays: takeover, shows: 'A second console finishes the run of one that fell asleep.' },
  'real-guests': {
    plays: realGuests,
    shows:
      'Real machines (--provider qemu): their site is killed, and the disks tell what was lost and what came home.',
  },
  crash: { plays: crash, shows: 'The console is killed again and again while it fails a site over.' },
} as const satisfies Record<string, { readonly plays: Scenario; readonly shows: string }>;

export type ScenarioName = keyof typeof scenarios;

export function isScenario(name: string): name is ScenarioName {
  return Object.hasOwn(scenarios, name);
}
