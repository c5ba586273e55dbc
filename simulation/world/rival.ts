import { HEADER_FENCING_TOKEN, reviewedText } from '#shared/gateway-api/index.ts';
import type { RouteName, SessionReply } from '#shared/gateway-api/index.ts';
import { sha256Hex } from '../../practice/api/passwords.ts';
import { plainStep } from '../../src/main/core/engine/review/plain-step.ts';
import type { SimulatedNetwork } from './network.ts';

const INSTANCE = 'rival-console';

/** Somebody else with a console of their own, who takes runs over and claims replicas. Nothing of it is what is tested. */
export class Rival {
  /** What it took, and when. */
  readonly takeovers: { readonly runId: string; readonly at: number }[] = [];
  readonly #network: SimulatedNetwork;
  readonly #credentials: { readonly account: string; readonly password: string };
  #claimed = 0;

  constructor(network: SimulatedNetwork, credentials: { readonly account: string; readonly password: string }) {
    this.#network = network;
    this.#credentials = credentials;
  }

  get instanceId(): string {
    return INSTANCE;
  }

  took(runId: string): boolean {
    return this.takeovers.some((each) => each.runId === runId);
  }

  /** Takes over the newest open run; false where there is none. */
  takeOver(): boolean {
    const { store } = this.#network.provider;
    const open = [...store.records('run').keys()].findLast((id) => {
      const run = store.get('run', id);
      return run?.state === 'open' && run.holder?.instanceId !== INSTANCE;
    });
    if (open === undefined) return false;
    const taken = this.#ask('takeOver', { id: open }, { instanceId: INSTANCE, reason: 'I do it.' });
    if (taken) this.takeovers.push({ runId: open, at: this.#network.provider.clock.now() });
    return taken;
  }

  /** Claims replicas for a run of its own that does nothing; what is answered frees them. */
  claim(replicaIds: readonly string[]): () => void {
    this.#claimed += 1;
    const id = `rival-run-${String(this.#claimed)}`;
    const { store } = this.#network.provider;
    const steps = replicaIds.map((replicaId) =>
      plainStep(
        `power-off.${replicaId}`,
        { kind: 'power-off-source', replicaId },
        { name: replicaId, vmId: store.get('replica', replicaId)?.vmId ?? null },
      ),
    );
    const reviewed = { verb: 'failover' as const, scope: 'partial-site' as const, planId: null, steps };
    const about = { title: 'Rival', reason: '', engineVersion: 'rival', finaliseBy: null, breakGlass: null };
    const reviewedHash = sha256Hex(reviewedText(reviewed));
    this.#ask('createRun', {}, { id, ...reviewed, ...about, reviewedHash, instanceId: INSTANCE, decisions: [] });
    return () => void this.#ask('endRun', { id }, { token: 1, ending: 'abandoned', reason: 'Enough.' });
  }

  #ask(name: RouteName, params: Record<string, string>, body: unknown): boolean {
    const session = this.#network.ask('signIn', { body: this.#credentials }).body as SessionReply;
    const headers = { authorization: `Bearer ${session.accessToken}`, [HEADER_FENCING_TOKEN]: '1' };
    return this.#network.ask(name, { params, body, headers }).status < 300;
  }
}
