import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import type { HostAct } from '#shared/domain/index.ts';
import type { Paper } from '#shared/ipc/index.ts';
import { message } from '#shared/texts/index.ts';
import { mannerOf } from '../manner.ts';
import { gateFacts, member, runbookFacts } from '../testing/runbook-facts.ts';
import type { HostStepFacts, RunbookFacts } from './facts.ts';
import { runbookOf } from './runbook.ts';

const english = mannerOf('en', 'Europe/Berlin');
const make = (facts: RunbookFacts, manner = english): Promise<Paper> =>
  runbookOf(facts, manner, () => Promise.resolve());
const HOSTILE = '=1+1 <img src=x onerror=alert(1)>\r\n\u202egnp.exe "x" \u05e9\u05e8\u05ea';

test('every VM stands in its wave, after its gate, with its point and its expected time', async () => {
  const facts = runbookFacts({
    members: [
      member('db-01', { wave: 1, up: { lowMs: 60_000, highMs: 230_000 } }),
      member('app-01', { wave: 2, after: ['db-01'] }),
    ],
    gates: [gateFacts({ wave: 2, text: 'Is the database consistent?', beforeNames: ['all of them'] })],
  });
  const text = textOf((await make(facts)).html);
  const places = ['Wave 1', 'db-01', 'Is the database consistent?', 'Wave 2', 'app-01'].map((one) =>
    text.indexOf(one, text.indexOf('Order Times are')),
  );
  expect(places).toEqual(places.toSorted((a, b) => a - b));
  expect(text).toContain('1 to 4 min');
  expect(text).toContain('10 min old');
});

test('each step says what to ask for when there is no console', async () => {
  const { html } = await make(runbookFacts({ members: [member('db-01')] }));
  expect(textOf(html)).toContain('By hand: ask for the start of the replica of db-01 (job nightly, host cloud-01)');
});

test('of members that run at the provider already it says so, and that what is expected is a start from home', async () => {
  const members = [member('db-01', { isAtProvider: true }), member('app-01')];
  const text = textOf((await make(runbookFacts({ members }))).html);
  expect(text).toContain('1 member runs at the provider already.');
  expect(text).toContain('is a start from home');
  expect(text.split('RUNS AT THE PROVIDER')).toHaveLength(2);
  expect(textOf((await make(runbookFacts({ members: [member('db-01')] }))).html)).not.toContain(
    'at the provider already',
  );
});

test('what is done on hosts stands there with its whole text, to be done by hand', async () => {
  const place = { address: 'esx-1', port: 22, credential: 'hypervisor', jump: null };
  const fence: HostAct = {
    ...{ kind: 'fence', place, vmName: 'db one', powerOff: 'off "$FARSHORE_VM"', powerState: 'state', saysOff: 'off' },
    limitSeconds: 60,
  };
  const step = {
    name: 'Cut it off',
    act: fence,
    when: 'before',
    member: 'db-01',
    runsIn: ['failover'],
    critical: true,
  };
  const text = textOf((await make(runbookFacts({ hostSteps: [step as HostStepFacts] }))).html);
  expect(text).toContain('Before db-01 Failover');
  expect(text).toContain('Cut it off Cuts “db one” off on the hypervisor esx-1 as “hypervisor”');
  expect(text).toContain('FARSHORE_VM=db one off "$FARSHORE_VM" state');
});

test('what is made offline says so, with the age of what it was made from', async () => {
  const facts = runbookFacts({ freshness: 'offline', heardAgoMs: 3 * 3_600_000 });
  expect(textOf((await make(facts)).html)).toMatch(/OFFLINE.*3 h before this was made/);
  expect(textOf((await make(runbookFacts({}))).html)).not.toContain('OFFLINE');
});

test('it is made at a time that everybody can read: of the zone, and of all zones', async () => {
  expect(textOf((await make(runbookFacts({}))).html)).toMatch(/23 Nov 2026, 09:00:00 CET · 2026-11-23 08:00:00 UTC/);
});

test('the hash is of what is printed, and anybody can take it again', async () => {
  const { html, sha256, foot } = await make(runbookFacts({ members: [member('db-01')] }));
  const said = html.slice(html.indexOf('<main>'), html.indexOf('</main>') + '</main>'.length);
  expect(createHash('sha256').update(said).digest('hex')).toBe(sha256);
  expect(html).toContain(sha256);
  expect(foot).toContain(sha256.slice(0, 16));
  expect((await make(runbookFacts({ members: [member('db-02')] }))).sha256).not.toBe(sha256);
});

test('names are text wherever they stand: in the head, the order, the contacts, the foot', async () => {
  const plain = await make(hostileFacts('a'));
  const hostile = await make(hostileFacts(HOSTILE));
  expect(marksOf(hostile.html)).toBe(marksOf(plain.html));
  expect(marksOf(hostile.foot)).toBe(marksOf(plain.foot));
  expect(hostile.html).toContain('=1+1 &lt;img src=x onerror=alert(1)&gt;\ufffd\n\ufffdgnp.exe');
  expect(hostile.html).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
});

test('a member that is gone, one that cannot be started and a plan that is only a draft are said', async () => {
  const facts = runbookFacts({
    members: [member('gone-01', { isGone: true }), member('busy-01', { obstacle: message('excluded.busy') })],
    isDraft: true,
  });
  const text = textOf((await make(facts)).html);
  expect(text).toContain('Not in the inventory any more.');
  expect(text).toContain('busy-01: Its replica is being worked on.');
  expect(text).toContain('A DRAFT: the provider does not have this plan.');
});

test('it is German for who reads German', async () => {
  const text = textOf((await make(runbookFacts({ members: [member('db-01')] }), mannerOf('de', 'Europe/Berlin'))).html);
  expect(text).toContain('Notfallhandbuch');
  expect(text).toContain('Von Hand: um den Start des Replikats bitten von db-01');
});

function hostileFacts(name: string) {
  return runbookFacts({
    planName: name,
    members: [member(name, { after: [name], note: name })],
    gates: [gateFacts({ text: name, afterNames: [name] })],
    contact: name,
  });
}

/** What a reader sees, on one line. */
function textOf(html: string): string {
  const body = html.slice(html.indexOf('<body>'));
  return body
    .replace(/<\/?(bdi|span|strong|code)[^>]*>/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&quot;/g, '"')
    .replace(/[\s\u00a0]+/g, ' ');
}

/** All marks of a document without its texts; the hash is of the texts. */
function marksOf(html: string): string {
  return html.replace(/[0-9a-f]{16,64}/g, '').replace(/[^<>"]/g, '');
}
