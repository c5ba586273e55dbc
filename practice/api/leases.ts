import { LEASE_MS } from '#shared/gateway-api/index.ts';
import type { LeaseReply, Problem } from '#shared/gateway-api/index.ts';
import type { Run } from '#shared/domain/index.ts';
import type { Provider } from '../provider/context.ts';
import type { Transaction } from '../state/transaction.ts';
import { transact } from '../state/transaction.ts';
import type { Answer, Call } from './call.ts';
import { problem } from './problem.ts';

/** Starts a new minute of a run's lease. */
export function extendLease(p: Provider, tx: Transaction, runId: string, token: number): LeaseReply {
  const time = p.clock.now();
  const leaseUntil = time + LEASE_MS;
  tx.keep('lease', runId, { runId, leaseUntil });
  return { token, leaseUntil, time };
}

export function leaseUntil(p: Provider, runId: string): number {
  return p.store.record('lease', runId)?.leaseUntil ?? 0;
}

/** The run of a request, still open; a problem where it is not. */
export function openRun(p: Provider, runId: string | undefined): Run | Problem {
  const run = p.store.get('run', runId ?? '');
  if (run === undefined) return problem('not-found', 'There is no such run.');
  return run.state === 'ended' ? problem('run-ended', 'The run has ended.') : run;
}

export function holderOf(run: Run): NonNullable<Problem['holder']> {
  return { runId: run.id, runTitle: run.title, person: run.holder?.person.name ?? run.createdBy.name };
}

/** A problem where the token is not the newest of its run. */
export function checkToken(run: Run, token: number): Problem | null {
  if (token === run.token) return null;
  return problem('fenced', 'Another console has taken this run over.', { holder: holderOf(run), field: 'token' });
}

/** A problem where the token is old, or the lease that goes with it has run out. */
export function checkLease(p: Provider, run: Run, token: number): Problem | null {
  const fenced = checkToken(run, token);
  if (fenced !== null) return fenced;
  if (p.clock.now() < leaseUntil(p, run.id)) return null;
  return problem('fenced', 'The lease of this run has run out. Renew it first.', { holder: holderOf(run) });
}

/**
 * Renews the lease. One that has run out is revived as long as nobody else took the run over: the token is still the
 * newest, so no other console can act.
 */
export function renewLease(p: Provider, { params, body }: Call<'renewLease'>): Answer<'renewLease'> {
  const run = openRun(p, params['id']);
  if ('code' in run) return run;
  const fenced = checkToken(run, body.token);
  if (fenced !== null) return fenced;
  if (run.holder?.instanceId !== body.instanceId) {
    return problem('fenced', 'Another console holds this run.', { holder: holderOf(run), field: 'instanceId' });
  }
  return transact(p.store, (tx) => extendLease(p, tx, run.id, run.token));
}

/** Gives the run to another console: the token grows, so that the one before cannot act any more. */
export function takeOver(p: Provider, { params, body, caller }: Call<'takeOver'>): Answer<'takeOver'> {
  const run = openRun(p, params['id']);
  if ('code' in run) return run;
  const until = leaseUntil(p, run.id);
  if (p.clock.now() < until && (body.reason ?? '').trim() === '') {
    const detail = 'The run is held by another console. Taking it over before its lease runs out needs a reason.';
    return problem('claimed', detail, { holder: holderOf(run), retryAt: until, field: 'reason' });
  }
  if (caller === null) throw new Error('a takeover has a caller');
  const person = { id: caller.account.id, name: caller.account.name };
  const from = run.holder?.person ?? run.createdBy;
  const takenOver = { person, at: p.clock.now(), reason: body.reason ?? '', from };
  const next = { ...run, token: run.token + 1, holder: { person, instanceId: body.instanceId }, takenOver };
  return transact(p.store, (tx) => {
    tx.put('run', next);
    return extendLease(p, tx, run.id, next.token);
  });
}
