import { feature, isEntityKind } from '#shared/gateway-api/index.ts';
import { TENANT_ID } from '../estate/ids.ts';
import type { Provider } from '../provider/context.ts';
import type { Answer, Call } from './call.ts';
import { problem } from './problem.ts';

/** One entity as the feed last told it. */
export function readEntity(p: Provider, { params }: Call<'entity'>): Answer<'entity'> {
  const { kind = '', id = '' } = params;
  const row = isEntityKind(kind) ? p.store.row(kind, id) : undefined;
  if (row === undefined) return problem('not-found', `There is no ${kind} ${id}.`);
  const { seq, rev, body, causedBy } = row;
  return { seq, kind, id, rev, body, ...(causedBy === undefined ? {} : { causedBy }) };
}

export function capabilities(p: Provider): Answer<'capabilities'> {
  return {
    apiVersion: '1.0',
    provider: p.name,
    tenantId: TENANT_ID,
    environment: 'practice',
    features: feature.options,
    limits: p.settings.limits,
    gateways: [...p.gateways],
    receiptKey: p.receipts.publicKey,
    time: p.clock.now(),
  };
}
