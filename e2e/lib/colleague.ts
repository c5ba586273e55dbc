import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { draftOf, type PlanDraft, type RunVerb } from '#shared/domain/index.ts';
import type { ReviewRequest } from '#shared/ipc/index.ts';
import { openDrillConsole } from '../../drill/console.ts';
import { ask, connected, ended, until } from '../../drill/watch.ts';
import { COLLEAGUE, PASSWORD, type Provider } from './provider.ts';

const RUN_MS_MAX = 40_000;
/** Nobody watches this countdown. */
const ARMING_MS = 50;

/** A second person at a console without a window, for what is told from the other side of a test. */
export interface Colleague {
  /** A run from its review to its end. Throws where it is not completed. */
  does(verb: RunVerb, names: readonly string[], more?: Partial<ReviewRequest>): Promise<void>;
  /** Changes a plan and saves it at the provider. */
  saves(planName: string, change: Partial<PlanDraft>): Promise<void>;
  /** Waits until this console was told so of a site. */
  hears(siteId: string, contact: 'connected' | 'lost'): Promise<void>;
  close(): Promise<void>;
}

export async function startColleague(provider: Provider): Promise<Colleague> {
  const dataFolder = mkdtempSync(path.join(tmpdir(), 'farshore-colleague-'));
  const port = await openDrillConsole({ dataFolder, armingMs: ARMING_MS });
  const { addresses, thumbprint } = provider.practice;
  const signIn = { account: COLLEAGUE, password: PASSWORD, totp: null, remember: false };
  await ask(port, 'connections.add', { name: null, addresses: [...addresses], thumbprint, ...signIn });
  const connectionId = (await connected(port)).id;
  return {
    does: async (verb, names, more = {}) => {
      const vmIds = names.map((name) => provider.vmId(name));
      const asked = { connectionId, verb, vmIds, policy: { kind: 'latest' as const }, overrides: [], evidence: [] };
      const review = await ask(port, 'review.make', { ...asked, reason: '', ...more });
      const arm = { reviewId: review.id, hash: review.hash, typedScope: review.scopePhrase };
      const { runId } = await ask(port, 'run.arm', arm);
      const { ending } = await ended(port, runId, RUN_MS_MAX, () => undefined);
      if (ending !== 'completed') throw new Error(`The colleague’s run “${review.title}” ended as ${String(ending)}.`);
    },
    saves: async (planName, change) => {
      const plans = await ask(port, 'plan.list', { connectionId });
      const planId = plans.find(({ name }) => name === planName)?.planId ?? '';
      const { plan } = await ask(port, 'plan.get', { connectionId, planId });
      if (plan === null) throw new Error(`The colleague knows no plan “${planName}”.`);
      await ask(port, 'plan.draft', { connectionId, planId, draft: { ...draftOf(plan), ...change } });
      const { saved } = await ask(port, 'plan.save', { connectionId, planId });
      if (!saved) throw new Error(`The colleague’s plan “${planName}” was not saved.`);
    },
    hears: async (siteId, contact) => {
      await until('the contact of the site', RUN_MS_MAX, async () => {
        const { sites } = await ask(port, 'estate.picture', { connectionId });
        return sites.find(({ id }) => id === siteId)?.contact.state === contact || null;
      });
    },
    close: async () => {
      await port.close();
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}
