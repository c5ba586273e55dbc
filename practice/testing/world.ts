import { createHash } from 'node:crypto';
import { isGate } from '#shared/domain/index.ts';
import type { Order, Replica, StartEvidence, StepOrder } from '#shared/domain/index.ts';
import { entitySchemas, problem as problemSchema, reviewedText, routes } from '#shared/gateway-api/index.ts';
import type {
  CreateRunRequest,
  DecisionBody,
  PlannedStep,
  Problem,
  Route,
  RouteName,
} from '#shared/gateway-api/index.ts';
import type { Answer } from '../api/call.ts';
import { handle } from '../api/handle.ts';
import type { ApiResponse } from '../api/handle.ts';
import { genesisOf } from '../estate/genesis.ts';
import type { Genesis } from '../estate/genesis.ts';
import { smallEstate } from '../estate/small.ts';
import { addAccount } from '../provider/accounts.ts';
import type { Provider, ProviderSettings } from '../provider/context.ts';
import { createProvider, startWorld } from '../provider/provider.ts';
import { Dice } from '../random.ts';
import type { JournalEntry } from '../state/store.ts';
import { ManualClock } from './manual-clock.ts';

const START = Date.UTC(2026, 10, 22, 3, 0, 0);
const SEED = 7;
const SESSION_MS = 30 * 86_400_000;
const PASSWORD = 'correct horse';

export interface Asked {
  readonly params?: Record<string, string>;
  readonly query?: Record<string, unknown>;
  readonly headers?: Record<string, string>;
  readonly body?: unknown;
  readonly as?: string;
}

/** The attestation that a run's first decision makes, unless a test says otherwise. */
const attested: StartEvidence = { kind: 'attested', attestationId: 'attestation-1' };

/** A step as a test names it; the rest is filled in. */
export type StepDraft = Pick<PlannedStep, 'id' | 'order'> & Partial<PlannedStep>;

export interface OrderOptions {
  readonly attempt?: number;
  readonly token?: number;
  readonly evidence?: StartEvidence | null;
  readonly rev?: number;
  readonly notAfter?: number;
  readonly order?: Order;
}

/**
 * The small estate with a clock that stands still and without sockets: tests talk to it as a console would, and every
 * reply is held against the contract.
 */
export class TestWorld {
  readonly clock: ManualClock;
  readonly provider: Provider;
  readonly lines: string[];
  readonly genesis: Genesis = genesisOf(smallEstate(), START, new Dice(SEED));
  readonly #tokens = new Map<string, string>();
  readonly #steps = new Map<string, PlannedStep>();

  constructor(settings: Partial<ProviderSettings> = {}, lines: string[] = [], now = START) {
    this.lines = lines;
    this.clock = new ManualClock(now);
    let counter = lines.length * 1_000;
    this.provider = createProvider({
      name: 'Test provider',
      genesis: this.genesis,
      clock: this.clock,
      secrets: { token: (bytes) => `token-${String((counter += 1))}-${'x'.repeat(bytes)}` },
      journal: { append: (line) => lines.push(line), close: () => undefined },
      history: lines.map((line) => JSON.parse(line) as JournalEntry),
      seed: SEED,
      // Sessions that outlive the long waits of tests.
      settings: { accessMs: SESSION_MS, refreshMs: SESSION_MS, ...settings },
    });
    startWorld(this.provider);
    this.account('admin');
  }

  /** The same provider after its process died: another object over the same journal. */
  reborn(): TestWorld {
    this.provider.stopped = true;
    return new TestWorld(this.provider.settings, this.lines, this.clock.now());
  }

  account(account: string, roles?: ('viewer' | 'tester' | 'operator' | 'approver')[]): void {
    addAccount(this.provider, { account, password: PASSWORD, ...(roles === undefined ? {} : { roles }) });
    const session = this.ok('signIn', { body: { account, password: PASSWORD }, as: '' });
    this.#tokens.set(account, session.accessToken);
  }

  call(name: RouteName, asked: Asked = {}): ApiResponse {
    const token = this.#tokens.get(asked.as ?? 'admin');
    const response = handle(this.provider, name, {
      params: asked.params ?? {},
      query: asked.query ?? {},
      headers: { ...(token === undefined ? {} : { authorization: `Bearer ${token}` }), ...asked.headers },
      body: asked.body,
      gateway: 0,
    });
    const { reply }: Route = routes[name];
    if (response.status >= 400) problemSchema.parse(response.body);
    else if (reply !== undefined) reply.parse(response.body);
    return response;
  }

  ok<N extends RouteName>(name: N, asked: Asked = {}): Exclude<Answer<N>, Problem> {
    const response = this.call(name, asked);
    if (response.status >= 300) throw new Error(`${name} answered ${JSON.stringify(response.body)}`);
    return response.body as Exclude<Answer<N>, Problem>;
  }

  refused(name: RouteName, asked: Asked = {}): Problem {
    const response = this.call(name, asked);
    if (response.status < 400) throw new Error(`${name} was not refused`);
    return problemSchema.parse(response.body);
  }

  replica(name: string): Replica {
    const replica = this.provider.store.get('replica', `rep-${name}`);
    if (replica === undefined) throw new Error(`no replica of ${name}`);
    return entitySchemas.replica.parse(replica);
  }

  /** What creating a run of these steps asks for. */
  runRequest(id: string, drafts: readonly StepDraft[], different: Partial<CreateRunRequest> = {}): CreateRunRequest {
    const steps = drafts.map((draft) => this.#step(draft));
    const run = { verb: 'failover' as const, scope: 'partial-site' as const, planId: null, steps, ...different };
    const reviewedHash = createHash('sha256').update(reviewedText(run)).digest('hex');
    for (const step of steps) this.#steps.set(`${id}/${step.id}`, step);
    const rest = { reason: '', engineVersion: '1', finaliseBy: null, breakGlass: null };
    const held = { instanceId: 'console-1', decisions: [] };
    return { id, title: `Run ${id}`, ...rest, ...held, ...run, reviewedHash };
  }

  #step(draft: StepDraft): PlannedStep {
    const { order } = draft;
    const vmId = 'replicaId' in order ? (this.provider.store.get('replica', order.replicaId)?.vmId ?? null) : null;
    // Starts are attested unless a test says otherwise: `attest` records that attestation.
    const evidence = order.kind === 'failover' ? attested : null;
    const nothing = {
      after: [],
      afterSettled: [],
      lane: null,
      evidence,
      evidenceFromStep: null,
      timeoutMs: null,
    };
    return { vmId, name: draft.id, ...nothing, optional: false, settleMs: 0, retries: 0, ...draft };
  }

  run(id: string, orders: Record<string, StepOrder>, different: Partial<CreateRunRequest> = {}): void {
    const steps = Object.entries(orders).map(([stepId, order]) => ({ id: stepId, order }));
    this.ok('createRun', { body: this.runRequest(id, steps, different) });
  }

  /** A request of a step's order, as a console that knows the newest state would send it. */
  orderRequest(runId: string, stepId: string, options: OrderOptions = {}): Asked {
    const planned = this.#steps.get(`${runId}/${stepId}`);
    const order = options.order ?? planned?.order;
    if (order === undefined || isGate(order)) throw new Error(`no step ${stepId}`);
    const rev = 'replicaId' in order ? this.provider.store.get('replica', order.replicaId)?.rev : undefined;
    const replicaRev = options.rev ?? rev;
    return {
      headers: {
        'idempotency-key': `${runId}/${stepId}/${String(options.attempt ?? 1)}`,
        'fencing-token': String(options.token ?? 1),
      },
      body: {
        order,
        expect: replicaRev === undefined ? null : { replicaRev },
        notAfter: options.notAfter ?? this.clock.now() + 30_000,
        evidence: options.evidence === undefined ? (planned?.evidence ?? null) : options.evidence,
      },
    };
  }

  decide(runId: string, expectedSequence: number, body: DecisionBody): void {
    this.ok('decide', { params: { id: runId }, body: { token: 1, expectedSequence, body } });
  }

  /** A person's word that everything at a site is off, in a run. */
  attest(runId: string, siteId: string, expectedSequence = 1): StartEvidence {
    const id = `attestation-${String(expectedSequence)}`;
    this.decide(runId, expectedSequence, this.attestation(id, siteId));
    return { kind: 'attested', attestationId: id };
  }

  attestation(id: string, siteId: string | null): DecisionBody {
    const words = { statement: 'no power', who: 'Kim', howKnown: 'the landlord called' };
    return { kind: 'attestation', attestation: { id, siteId, vmId: null, ...words, at: this.clock.now() } };
  }
}

/** A failover of a VM by its name, to the newest point whatever its age. */
export function failoverOrder(name: string): Order {
  return { kind: 'failover', replicaId: `rep-${name}`, point: { kind: 'latest', notOlderThan: 0 } };
}
