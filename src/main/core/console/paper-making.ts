import type { Answer, Paper, PaperRequest } from '#shared/ipc/index.ts';
import { message } from '#shared/texts/index.ts';
import { failoverBy } from '../engine/review/review-desk.ts';
import { realPace } from '../gateway/index.ts';
import type { Making } from '../report/head.ts';
import { mannerOf, type PaperManner } from '../report/manner.ts';
import { gatherRunReport } from '../report/run-report/gather.ts';
import { runReportOf } from '../report/run-report/run-report.ts';
import { gatherRunbook } from '../report/runbook/gather.ts';
import { runbookOf } from '../report/runbook/runbook.ts';
import type { ConnectionRoom } from './connection-room.ts';
import { ofDesk, ofPlan } from './failures.ts';

const NO_PLAN = { code: 'not-found', message: message('failure.no-plan'), retryable: false, field: 'planId' } as const;

/** The paper that is asked for, from what the room of its connection knows now. */
export async function paperOf(
  room: ConnectionRoom,
  { of, language, targets }: PaperRequest,
  appVersion: string,
): Promise<Answer<Paper>> {
  const manner = mannerOf(language, new Intl.DateTimeFormat().resolvedOptions().timeZone);
  const made = makingOf(room, appVersion);
  if (of.kind === 'runbook') return runbook(room, of.planId, made, manner);
  return runReport(room, of.runId, { made, targets }, manner);
}

function makingOf({ connection, inventory: { reader } }: ConnectionRoom, appVersion: string): Making {
  const settings = connection.settings();
  const { subject, freshness, gateways, capabilities } = connection.status();
  return {
    at: connection.gateway.gatewayTimeMs(),
    by: subject?.name ?? null,
    appVersion,
    provider: settings.name,
    account: settings.account,
    tenant: reader.tenant()?.name ?? null,
    gateways: gateways.map(({ address }) => address),
    thumbprint: settings.trust.kind === 'thumbprint' ? (settings.trust.thumbprints[0] ?? '') : '',
    freshness: freshness.state,
    heardAt: freshness.heardAt,
    isPractice: capabilities?.environment === 'practice',
  };
}

async function runbook(
  room: ConnectionRoom,
  planId: string,
  made: Making,
  manner: PaperManner,
): Promise<Answer<Paper>> {
  const found = await room.plans.get(planId);
  if (!found.ok) return { ok: false, failure: ofPlan(found.failure) };
  const view = found.value;
  const supposing = { home: true, sourcesOff: true };
  const rehearsal = view.plan === null ? null : await room.reviews.rehearse(failoverBy(view.plan, supposing));
  const { reader } = room.inventory;
  const facts = await gatherRunbook({ made, view, rehearsal, reader, turn: realPace.turn });
  return facts === null
    ? { ok: false, failure: NO_PLAN }
    : { ok: true, value: await runbookOf(facts, manner, realPace.turn) };
}

async function runReport(
  room: ConnectionRoom,
  runId: string,
  { made, targets }: { readonly made: Making; readonly targets: PaperRequest['targets'] },
  manner: PaperManner,
): Promise<Answer<Paper>> {
  const seen = await room.runs.inspect(runId);
  if (!seen.ok) return { ok: false, failure: ofDesk(seen.failure) };
  // Out of reach the question would only keep a person waiting.
  const asked = made.freshness === 'offline' ? null : await room.connection.gateway.run(runId);
  const state = room.runs.state(runId);
  const facts = gatherRunReport({
    ...{ made, run: seen.value, targets, reader: room.inventory.reader },
    own: state === null ? null : { state, events: room.runs.events(runId) },
    stored: asked?.ok === true ? asked.value : null,
  });
  return { ok: true, value: await runReportOf(facts, manner, realPace.turn) };
}
