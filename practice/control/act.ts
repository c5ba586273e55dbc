import type { Provider } from '../provider/context.ts';
import { setGuest, setHostReach } from '../provider/breakdowns.ts';
import * as incidents from '../provider/incidents.ts';
import type { OutcomeFault } from '../provider/faults.ts';
import type { Fault, FaultReply } from './contract.ts';

/** What the control port reaches beside the provider: the sockets, the certificate and the receipt key. */
export interface ControlledServer {
  readonly provider: Provider;
  readonly gatewayCount: number;
  cutConnections(gateway: number): void;
  changeCertificate(): Promise<string>;
  changeReceiptKey(): void;
}

type Of<F extends Fault['fault']> = Extract<Fault, { fault: F }>;

const done = (detail: string): FaultReply => ({ done: true, detail });
const result = (worked: boolean, what: string): FaultReply =>
  worked ? done(what) : { done: false, detail: `${what}: there is no such thing, or it is not in that state` };

function gatewaysOf(server: ControlledServer, gateway: number | undefined): number[] {
  return gateway === undefined ? Array.from({ length: server.gatewayCount }, (_, index) => index) : [gateway];
}

function gatewayDown(server: ControlledServer, { gateway, forMs, silent }: Of<'gateway-down'>): FaultReply {
  for (const index of gatewaysOf(server, gateway)) {
    const trouble = server.provider.faults.gateway(index);
    trouble.downUntil = server.provider.clock.now() + forMs;
    trouble.silent = silent;
    server.cutConnections(index);
  }
  return done(`down for ${String(forMs)} ms`);
}

function gatewaySlow(server: ControlledServer, { gateway, forMs, delayMs }: Of<'gateway-slow'>): FaultReply {
  for (const index of gatewaysOf(server, gateway)) {
    const trouble = server.provider.faults.gateway(index);
    trouble.slowUntil = server.provider.clock.now() + forMs;
    trouble.delayMs = delayMs;
  }
  return done(`each answer ${String(delayMs)} ms late`);
}

function gatewayUp(server: ControlledServer, gateway: number | undefined): FaultReply {
  for (const index of gatewaysOf(server, gateway)) {
    Object.assign(server.provider.faults.gateway(index), { downUntil: 0, slowUntil: 0, frozenAt: null });
    // Connections taken while it was silent would stay so.
    server.cutConnections(index);
  }
  return done('up');
}

type Which = Pick<Of<'operation-late'>, 'count' | 'orderKind' | 'replicaId'>;

function plan(
  server: ControlledServer,
  outcome: OutcomeFault['outcome'],
  { count, orderKind, replicaId }: Which,
): FaultReply {
  server.provider.faults.outcomes.push({ outcome, orderKind, replicaId, left: count });
  return done(`waiting for ${String(count)} operations`);
}

function fillHosts({ provider }: ControlledServer, { hostId, full }: Of<'host-full'>): FaultReply {
  const ids = hostId === undefined ? incidents.cloudHostIds(provider) : [hostId];
  return result(
    ids.every((id) => incidents.fillHost(provider, id, full)),
    ids.join(', '),
  );
}

/** What a fault does to the machines themselves is done first: the books follow. */
async function befall({ machines }: Provider, wanted: Fault): Promise<void> {
  if (wanted.fault === 'site-lost' || wanted.fault === 'site-returns') {
    await machines.befall({ blow: wanted.fault, siteId: wanted.siteId, sources: wanted.sources });
  }
  if (wanted.fault === 'source-power') {
    await machines.befall({ blow: wanted.fault, vmId: wanted.vmId, power: wanted.power });
  }
}

/** Does what a fault asks for. */
export async function act(server: ControlledServer, wanted: Fault): Promise<FaultReply> {
  const { provider } = server;
  await befall(provider, wanted);
  switch (wanted.fault) {
    case 'site-lost':
      return result(incidents.loseSite(provider, wanted), wanted.siteId);
    case 'site-returns':
      return result(incidents.returnSite(provider, wanted.siteId, wanted.sources), wanted.siteId);
    case 'guest-shutdown':
      return result(setGuest(provider, wanted), wanted.vmId);
    case 'host-unreachable':
      return result(setHostReach(provider, wanted.hostId, !wanted.unreachable), wanted.hostId);
    case 'source-power':
      return result(incidents.switchSource(provider, wanted.vmId, wanted.power), wanted.vmId);
    case 'gateway-down':
      return gatewayDown(server, wanted);
    case 'gateway-slow':
      return gatewaySlow(server, wanted);
    case 'gateway-behind':
      provider.faults.gateway(wanted.gateway).frozenAt = provider.store.head;
      server.cutConnections(wanted.gateway);
      return done(`frozen at ${String(provider.store.head)}`);
    case 'gateway-up':
      return gatewayUp(server, wanted.gateway);
    case 'cut-connections':
      for (const index of gatewaysOf(server, wanted.gateway)) server.cutConnections(index);
      return done('cut');
    case 'cut-reply':
    case 'lose-reply': {
      const { count, orderKind } = wanted;
      const fate = wanted.fault === 'cut-reply' ? ('cut' as const) : ('lose' as const);
      const route = wanted.route ?? (fate === 'lose' || orderKind !== undefined ? ('submit' as const) : undefined);
      provider.faults.replies.push({ fate, route, orderKind, left: count });
      return done(`waiting for ${String(count)} replies`);
    }
    case 'lose-request':
      provider.faults.requests.push({ orderKind: wanted.orderKind, left: wanted.count });
      return done(`waiting for ${String(wanted.count)} orders`);
    case 'feed-lines':
      provider.faults.feedLines.push({ how: wanted.how, left: wanted.count });
      return done(`waiting for ${String(wanted.count)} lines`);
    case 'operation-without-effect':
      return plan(server, { kind: 'no-effect' }, wanted);
    case 'operation-fails':
      return plan(server, { kind: 'fails', code: wanted.code, detail: wanted.detail }, wanted);
    case 'operation-late':
      return plan(server, { kind: 'late', delayMs: wanted.delayMs }, wanted);
    case 'host-full':
      return fillHosts(server, wanted);
    case 'expire-point':
      return result(incidents.expirePoint(provider, wanted.replicaId, wanted.pointId), wanted.pointId);
    case 'new-point':
      return result(incidents.newPoint(provider, wanted.replicaId), wanted.replicaId);
    case 'replica-busy':
      return result(incidents.setBusy(provider, wanted.replicaId, wanted.busy), wanted.replicaId);
    case 'expire-cursor':
      for (const index of gatewaysOf(server, undefined)) server.cutConnections(index);
      incidents.expireCursors(provider, wanted.how);
      return done(wanted.how);
    case 'expire-lease':
      return result(incidents.expireLease(provider, wanted.runId), wanted.runId);
    case 'expire-sessions':
      incidents.expireSessions(provider, wanted.refreshTokens);
      return done('expired');
    case 'change-certificate':
      return { ...done('changed'), thumbprint: await server.changeCertificate() };
    case 'change-receipt-key':
      server.changeReceiptKey();
      return done('changed');
    case 'tenant-enabled':
      incidents.setTenantEnabled(provider, wanted.enabled);
      return done(wanted.enabled ? 'enabled' : 'disabled');
    case 'tenant-policy': {
      const { approvalForLiveStart, approvalForOverride } = wanted;
      incidents.setPolicy(provider, { approvalForLiveStart, approvalForOverride });
      return done('set');
    }
    case 'clear':
      provider.faults.clear();
      return done('cleared');
  }
}
