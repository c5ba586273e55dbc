import { expect, test } from 'vitest';
import type { HostAct } from '#shared/domain/index.ts';
import type { Paper, RunLine, RunView } from '#shared/ipc/index.ts';
import { message } from '#shared/texts/index.ts';
import { mannerOf } from '../manner.ts';
import { making, NOW } from '../testing/runbook-facts.ts';
import type { RunReportFacts, VmResult } from './facts.ts';
import { runReportOf } from './run-report.ts';

const MINUTE = 60_000;
const english = mannerOf('en', 'UTC');
const make = (given: RunReportFacts): Promise<Paper> => runReportOf(given, english, () => Promise.resolve());

test('each VM has its times, and what it achieved beside its target', async () => {
  const text = await textOf(facts({ vms: [result('db-01', { rtoMs: 12 * MINUTE, rpoMs: 30 * MINUTE })] }));
  expect(text).toContain('08:00:10 08:00:11 08:12:00');
  expect(text).toContain('12 min within 1 h');
  expect(text).toContain('at most 30 min MISSED 15 min');
  expect(text).toContain('Up within the target time: 1 of 1. From data within the target age: 0 of 1.');
});

test('what is only the provider’s word is not shown as seen', async () => {
  const text = await textOf(
    facts({ vms: [{ ...result('db-01'), word: 'told-done', isSeen: false, orderedAt: null }] }),
  );
  expect(text).toContain('Said to be done – 08:00:11 08:12:00');
  expect(text).toContain('said, not seen');
});

test('failures and skips stand with their reasons, and what the run did not have', async () => {
  const lines = [line('db-01', { word: 'failed', detail: message('step.failed', { detail: 'disk full' }) })];
  const text = await textOf(facts({ lines, leftOut: ['file-01'] }));
  expect(text).toMatch(/Not done, and why.*file-01.*db-01 Fail over Failed .*disk full/);
});

test('who did what stands in the order of time, with what only this console knows', async () => {
  const deeds = [
    { at: NOW, who: 'Ann Archer', what: message('report.deed.asked') },
    { at: NOW + MINUTE, who: null, what: message('report.deed.stop', { reason: 'Wrong site.' }) },
  ];
  expect(await textOf(facts({ deeds }))).toMatch(
    /Ann Archer Asked for the run.*at this console Stopped the run. Wrong site./,
  );
});

test('what is still open is counted from when it began', async () => {
  const notFinal = [{ name: 'db-01', state: 'failover' as const, since: NOW - 3 * 3_600_000 }];
  expect(await textOf(facts({ notFinal }))).toMatch(/Still not final.*db-01 runs at the provider .* for 3 h/);
});

test('names and reasons of people are text, in the table and in the picture', async () => {
  const hostile = '</title><script>alert(1)</script> =1+1\u202e';
  const marks = async (name: string): Promise<string> => {
    const { html } = await make(
      facts({
        ...{ title: name, reason: name, leftOut: [name], vms: [result(name)], lines: [line(name, { word: 'failed' })] },
        deeds: [{ at: NOW, who: name, what: message('report.deed.stop', { reason: name }) }],
        notFinal: [{ name, state: 'test', since: NOW }],
      }),
    );
    return html.replace(/[0-9a-f]{64}/g, '').replace(/[^<>"]/g, '');
  };
  expect(await marks(hostile)).toBe(await marks('a'));
});

interface Given extends Partial<Omit<RunReportFacts, 'run'>> {
  readonly title?: string;
  readonly lines?: readonly RunLine[];
}

function facts({ title = 'Fail over LON-A', lines = [], ...rest }: Given): RunReportFacts {
  const run = {
    ...{ runId: 'run-1', title, lines, verb: 'failover', scope: 'full-site', phase: 'ended', ending: 'completed' },
    ...{ createdAt: NOW, endedAt: NOW + 12 * MINUTE, createdBy: 'Ann Archer', toldBy: 'journal', waitsFor: null },
  } as unknown as RunView;
  return {
    ...{ made: making(), run, reason: null, planName: null, reviewedHash: null, vms: [], leftOut: [], deeds: [] },
    acts: new Map(),
    ...{ decisionsTold: true, notFinal: [] },
    ...rest,
  };
}

function result(name: string, { rtoMs = 12 * MINUTE, rpoMs = MINUTE } = {}): VmResult {
  return {
    ...{ stepId: name, name, wave: 1, word: 'observed', detail: null, attempts: 1, isSeen: true, isCritical: true },
    ...{ orderedAt: NOW + 10_000, acceptedAt: NOW + 11_000, endedAt: NOW + rtoMs },
    point: { at: NOW - rpoMs, isExact: false },
    achieved: { rtoMs, rtoTargetMs: 60 * MINUTE, rpoMs, rpoTargetMs: 15 * MINUTE },
  };
}

function line(name: string, different: Partial<RunLine>): RunLine {
  return {
    ...{ stepId: name, kind: 'failover', vmId: name, name, word: 'observed', source: 'feed', at: NOW, attempts: 1 },
    ...{
      progressPercent: null,
      detail: null,
      startedAt: NOW,
      endedAt: NOW,
      after: [],
      optional: false,
      canRetry: false,
      canSkip: false,
      host: null,
      canCancel: false,
      point: null,
    },
    ...different,
  };
}

test('what was done on hosts is told in plain words, with what came of it', async () => {
  const place = { address: 'dns-1', port: 22, credential: 'name-server', jump: null };
  const rules = { limitSeconds: 60, exitCodes: [0], contains: null, safeToRepeat: false };
  const act: HostAct = { kind: 'command', place, command: 'nsupdate', ...rules };
  const host = { kind: 'host-act', vmId: null, host: 'dns-1', startedAt: null } as const;
  const said = message('step.act-done', { detail: 'Ended as expected after 0.1 s, exit code 0.' });
  const lines = [line('Switch the name', { ...host, word: 'passed', detail: said })];
  const text = await textOf(facts({ lines, acts: new Map([['Switch the name', { act, begunAt: NOW - MINUTE }]]) }));
  expect(text).toContain('Switch the name Runs a command on dns-1 as “name-server”');
  expect(text).toContain('Passed The host answered: Ended as expected after 0.1 s, exit code 0. 07:59:00 08:00:00');
  expect(text).not.toContain('Act on a host');
});

/** What a reader sees, on one line. */
async function textOf(given: RunReportFacts): Promise<string> {
  const { html } = await make(given);
  return html
    .slice(html.indexOf('<body>'))
    .replace(/<\/?(bdi|span|strong|code)[^>]*>/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/[\s\u00a0]+/g, ' ');
}
