import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { recoveryTargetsDefault, type PaperSubject, type RunView } from '#shared/ipc/index.ts';
import type { RunningConsole } from '../src/main/core/console.ts';
import { ConsoleWorld, Estate } from './testing/console-world.ts';
import { ask, connected, until } from './watch.ts';

/* Papers by real consoles over real TLS: made by who had the run, by who was only told of it, and with nobody at the other end. */

const targets = recoveryTargetsDefault;
/** A run is waited for, and then a line that is cut. */
const TEST_MS_MAX = 90_000;
let world: ConsoleWorld;
let port: RunningConsole;
let connectionId: string;
let folder: string;
let planId: string;

beforeEach(async () => {
  world = await ConsoleWorld.start();
  const opened = await world.connectedConsole();
  ({ port, folder } = opened);
  connectionId = opened.connection.id;
  const plans = await ask(port, 'plan.list', { connectionId });
  planId = plans.toSorted((a, b) => a.members - b.members)[0]?.planId ?? '';
});
afterEach(() => world.close());

async function htmlOf(at: RunningConsole, of: PaperSubject): Promise<string> {
  return (await ask(at, 'paper.make', { of, language: 'en', targets })).html;
}

function testPlan(): Promise<RunView> {
  const estate = new Estate(port, connectionId);
  return estate.review('test-failover', [], { planId }).then((made) => estate.run(made));
}

async function memberNames(): Promise<readonly string[]> {
  const { plan } = await ask(port, 'plan.get', { connectionId, planId });
  const { vmIds, names } = await ask(port, 'estate.picture', { connectionId });
  return (plan?.members ?? []).map(({ vmId }) => names[vmIds.indexOf(vmId)] ?? vmId);
}

const missingIn = (html: string, names: readonly string[]): readonly string[] =>
  names.filter((name) => !html.includes(`>${name}<`));

describe('papers', () => {
  it(
    'are made with nobody at the other end, and say so: runbook, report and history',
    { timeout: TEST_MS_MAX },
    async () => {
      const run = await testPlan();
      const names = await memberNames();
      await port.close();
      await world.practice.stop();
      const again = await world.console(folder);
      await until('that it is offline', 10_000, async () => {
        const [connection] = await ask(again, 'connections.list', {});
        return connection?.freshness === 'offline' ? true : null;
      });

      const runbook = await htmlOf(again, { kind: 'runbook', connectionId, planId });
      expect(runbook).toContain('OFFLINE');
      expect(missingIn(runbook, names)).toEqual([]);
      const report = await htmlOf(again, { kind: 'run-report', connectionId, runId: run.runId });
      expect(report).toContain('OFFLINE');
      expect(missingIn(report, names)).toEqual([]);
      expect(report).toContain('without names');
      const { runs, score } = await ask(again, 'history.get', { connectionId, targets });
      expect(runs).toMatchObject([{ runId: run.runId, ending: 'completed', toldBy: 'journal' }]);
      expect(score.tested).toBe(runs[0]?.done);
    },
  );

  it(
    'of a run of another console tell what the provider tells, and that nobody here saw it',
    { timeout: TEST_MS_MAX },
    async () => {
      const other = (await world.connectedConsole()).port;
      const run = await testPlan();
      const [{ id } = { id: '' }] = await ask(other, 'connections.list', {});
      await until('the end of the run, as told', 10_000, async () => {
        const { runs } = await ask(other, 'history.get', { connectionId: id, targets });
        return runs.find(({ runId, done }) => runId === run.runId && done === run.counts.observed) ?? null;
      });
      const report = await htmlOf(other, { kind: 'run-report', connectionId: id, runId: run.runId });
      expect(report).toContain('Another console had this run.');
      expect(report).toContain('Said to be done');
      expect(
        missingIn(
          report,
          run.lines.filter(({ vmId }) => vmId !== null).map(({ name }) => name),
        ),
      ).toEqual([]);
    },
  );

  it('need a plan and a run that are known', async () => {
    const request = {
      of: { kind: 'runbook' as const, connectionId, planId: 'nowhere' },
      language: 'en' as const,
      targets,
    };
    expect(await port.ask('paper.make', request)).toMatchObject({ ok: false, failure: { code: 'not-found' } });
    const report = { ...request, of: { kind: 'run-report' as const, connectionId, runId: 'nowhere' } };
    expect(await port.ask('paper.make', report)).toMatchObject({ ok: false, failure: { code: 'not-found' } });
    expect((await connected(port)).freshness).toBe('live');
  });
});
