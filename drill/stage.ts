import type { ConsolePort, EstatePicture, Review, ReviewRequest, RunView } from '#shared/ipc/index.ts';
import type { RunVerb } from '#shared/domain/index.ts';
import { wordsOf } from '#shared/texts/index.ts';
import type { Hosts } from '../src/main/core/hosts/index.ts';
import type { Performed } from './checks.ts';
import type { Progress } from './progress.ts';
import type { DrillProvider } from './provider.ts';
import { ask, ended, pictureOf, until } from './watch.ts';

export const RUN_MS_MAX = 3_600_000;
const ALL_MS_MAX = 60_000;

/** Where a scenario plays: a console that is connected, and the provider that it is connected to. */
export interface Stage {
  readonly estate: string;
  readonly port: ConsolePort;
  readonly provider: DrillProvider;
  readonly progress: Progress;
  readonly connectionId: string;
  /** What the console knows of the tenant's hosts, where the scenario plays on one. */
  readonly hosts?: Hosts;
}

/** What a scenario found: figures for the report, every violation as a sentence, and whether its point was made. */
export interface Outcome {
  readonly figures: Readonly<Record<string, number | string | boolean>>;
  readonly violations: readonly string[];
  readonly performed: readonly Performed[];
  /** Beside "no violation": what the scenario set out to show was really there. */
  readonly shown: boolean;
}

export type Scenario = (stage: Stage) => Promise<Outcome>;

type Site = EstatePicture['sites'][number];

/** The production site with the most VMs. */
export function largestSite(picture: EstatePicture): Site {
  const counts = picture.sites.map((site, index) => ({
    site,
    vms: site.role === 'production' ? picture.siteIndex.filter((at) => at === index).length : 0,
  }));
  const [largest] = counts.sort((a, b) => b.vms - a.vms);
  if (largest === undefined || largest.vms === 0) throw new Error('the estate has no production site with VMs');
  return largest.site;
}

export function vmIdsOf(picture: EstatePicture, siteId: string): string[] {
  return picture.vmIds.filter((_id, slot) => picture.sites[picture.siteIndex[slot] ?? -1]?.id === siteId);
}

/** `as-they-are`: nobody hears the site, and its machines run on. */
export async function loseSite(
  { port, provider, connectionId, progress }: Stage,
  site: Site,
  sources: 'off' | 'as-they-are' = 'off',
): Promise<void> {
  await provider.control.inject({ fault: 'site-lost', siteId: site.id, sources });
  await contactIs(port, connectionId, site.id, false);
  progress.stage(`${site.name} is ${sources === 'off' ? 'lost' : 'out of contact'}.`);
}

export async function returnSite(
  { port, provider, connectionId, progress }: Stage,
  site: Site,
  sources: 'on' | 'off' | 'as-they-are',
): Promise<void> {
  await provider.control.inject({ fault: 'site-returns', siteId: site.id, sources });
  await contactIs(port, connectionId, site.id, true);
  progress.stage(`${site.name} is back.`);
}

async function contactIs(port: ConsolePort, connectionId: string, siteId: string, connected: boolean): Promise<void> {
  await until('the contact of the site on the screen', 30_000, async () => {
    const { sites } = await pictureOf(port, connectionId);
    return sites.some(({ id, contact }) => id === siteId && (contact.state === 'connected') === connected) || null;
  });
}

/** A person's word that everything at a lost site is off: here it is true, the drill switched it off. */
export function attests(siteId: string): ReviewRequest['evidence'][number] {
  return {
    kind: 'attestation',
    siteId,
    vmId: null,
    who: 'The drill',
    howKnown: 'It switched the site off itself.',
  };
}

export function review(
  { port, connectionId }: Stage,
  verb: RunVerb,
  vmIds: readonly string[],
  more: Partial<ReviewRequest> = {},
): Promise<Review> {
  return ask(port, 'review.make', {
    connectionId,
    verb,
    vmIds: [...vmIds],
    policy: { kind: 'latest' },
    overrides: [],
    evidence: [],
    reason: 'A drill.',
    ...more,
  });
}

/** What was just seen done may be a moment away from the next review: looks again until it leaves nobody out. */
export function reviewOfAll(
  stage: Stage,
  verb: RunVerb,
  vmIds: readonly string[],
  more: Partial<ReviewRequest> = {},
): Promise<Review> {
  return until(`a review of all to ${verb}`, ALL_MS_MAX, async () => {
    const made = await review(stage, verb, vmIds, more);
    return made.excluded.length === 0 ? made : null;
  });
}

/** Starts a run as a hasty person does: with a second click, which must start nothing. */
export async function armed({ port }: Stage, made: Review): Promise<string> {
  if (made.hindrances.length > 0)
    throw new Error(`the review hinders: ${made.hindrances.map((one) => wordsOf(one)).join(' ')}`);
  const request = { reviewId: made.id, hash: made.hash, typedScope: made.scopePhrase };
  const first = await ask(port, 'run.arm', request);
  const again = await ask(port, 'run.arm', request);
  if (again.runId !== first.runId) throw new Error('a second click made a second run');
  return first.runId;
}

/** A run from its review to its acknowledged end. */
export async function perform(
  stage: Stage,
  made: Review,
  meanwhile?: (runId: string) => Promise<void>,
): Promise<Performed> {
  const { port, progress } = stage;
  progress.stage(
    `${made.title}: ${String(made.items.length)} in ${String(made.waves)} waves, ${String(made.excluded.length)} left out.`,
  );
  const runId = await armed(stage, made);
  const [run] = await Promise.all([
    ended(port, runId, RUN_MS_MAX, (summary) => progress.run(summary)),
    meanwhile?.(runId) ?? Promise.resolve(),
  ]);
  await ask(port, 'run.acknowledge', { runId });
  return { review: made, run };
}

/** VMs whose step of a kind was seen done. */
export function observedVms(run: RunView, kind: string): string[] {
  return run.lines.flatMap((line) =>
    line.word === 'observed' && line.kind === kind && line.vmId !== null ? [line.vmId] : [],
  );
}
