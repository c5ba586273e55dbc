import { z } from 'zod';
import { displayName, entityId, sentence } from '../domain/index.ts';
import type { Replica, ReplicaPoints, Vm } from '../domain/index.ts';
import { gatewayAddress } from '../gateway-api/index.ts';
import type { Message } from '../texts/index.ts';
import type { ConnectionView, PresentedCertificate } from './connection.ts';
import type { EstateDelta, EstatePicture } from './estate.ts';
import { reviewRequest } from './review.ts';
import type { Review } from './review.ts';
import type { RunSummary, RunView } from './run.ts';

/**
 * The contract between a window and the console. One map: channel → the schema of its request and the type of its reply.
 * Requests are checked where they arrive, because a window is not trusted; replies come from the trusted side.
 */
interface Channel<Request extends z.ZodType, Reply> {
  readonly request: Request;
  /** Only a type: nothing is ever here. */
  readonly reply?: Reply;
}

function channel<Reply>() {
  return <Request extends z.ZodType>(request: Request): Channel<Request, Reply> => ({ request });
}

const thumbprint = z.string().regex(/^([0-9A-F]{2}:){31}[0-9A-F]{2}$/, '32 pairs of hex digits with colons');
const nothing = z.object({});
const ofConnection = z.object({ connectionId: entityId });
const ofRun = z.object({ runId: entityId });

export interface AppInfo {
  readonly version: string;
  readonly dataFolder: string;
  readonly platform: string;
  /** False where the platform keeps no secrets: "remember password" is then not offered. */
  readonly canStoreSecrets: boolean;
}

export interface VmDetails {
  readonly vm: Vm;
  readonly replica: Replica | null;
  readonly points: ReplicaPoints | null;
  /** Gateway time of the newest line heard. */
  readonly heardAt: number | null;
}

export const contract = {
  'app.info': channel<AppInfo>()(nothing),
  'connections.list': channel<readonly ConnectionView[]>()(nothing),
  'connections.probe': channel<PresentedCertificate>()(z.object({ address: gatewayAddress })),
  'connections.add': channel<ConnectionView>()(
    z.object({
      name: displayName.nullable(),
      addresses: z.array(gatewayAddress).min(1).max(16),
      thumbprint,
      account: z.string().min(1).max(256),
      password: z.string().min(1).max(1_024),
      totp: z.string().max(8).nullable(),
      remember: z.boolean(),
    }),
  ),
  'connections.signIn': channel<ConnectionView>()(
    z.object({
      connectionId: entityId,
      password: z.string().min(1).max(1_024),
      totp: z.string().max(8).nullable(),
      remember: z.boolean(),
    }),
  ),
  'connections.confirmCertificate': channel<ConnectionView>()(z.object({ connectionId: entityId, thumbprint })),
  'connections.remove': channel<null>()(ofConnection),
  'estate.picture': channel<EstatePicture>()(ofConnection),
  'estate.vm': channel<VmDetails | null>()(z.object({ connectionId: entityId, vmId: entityId })),
  'review.make': channel<Review>()(reviewRequest),
  'run.arm': channel<RunSummary>()(
    z.object({ reviewId: entityId, hash: z.string().length(64), typedScope: z.string().max(500) }),
  ),
  'run.list': channel<readonly RunSummary[]>()(nothing),
  'run.view': channel<RunView | null>()(ofRun),
  'run.stop': channel<RunSummary>()(ofRun),
  'run.resume': channel<RunSummary>()(ofRun),
  /** A review of the same verb for the VMs that did not get there, with the points of the run. */
  'run.retry': channel<Review>()(ofRun),
  'run.abandon': channel<RunSummary>()(z.object({ runId: entityId, reason: sentence.min(1) })),
  'run.acknowledge': channel<RunSummary>()(ofRun),
} as const;

export type Contract = typeof contract;
export type ChannelName = keyof Contract;
export type RequestOf<C extends ChannelName> = z.infer<Contract[C]['request']>;
export type ReplyOf<C extends ChannelName> = NonNullable<Contract[C]['reply']> | Extract<Contract[C]['reply'], null>;

/** What goes wrong, as a person must see it: which field, and what to do. Crosses to the window as a value. */
export interface ConsoleFailure {
  /** Stable: `bad-request`, `wrong-credentials`, `unreachable`, `untrusted`, `review-changed`, `not-found` … */
  readonly code: string;
  readonly message: Message;
  readonly retryable: boolean;
  /** The request's field that is wrong. */
  readonly field?: string;
}

export type Answer<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: ConsoleFailure };

/** What the console tells windows unasked. */
export interface ConsoleEvents {
  'connections.changed': readonly ConnectionView[];
  'estate.changed': EstateDelta;
  'runs.changed': readonly RunSummary[];
  /** The run that is looked at, with its lines; at most 4 a second. */
  'run.changed': RunView;
  notice: Notice;
}
export type EventName = keyof ConsoleEvents;
export const eventNames = [
  'connections.changed',
  'estate.changed',
  'runs.changed',
  'run.changed',
  'notice',
] as const satisfies readonly EventName[];

/** Something a person should know that belongs to no page: a quarantined line, a full disk, a late refusal. */
export interface Notice {
  readonly id: string;
  readonly level: 'info' | 'warning' | 'error';
  readonly message: Message;
  readonly at: number;
}

/** The console as a window, the drill and the tests see it. */
export interface ConsolePort {
  ask<C extends ChannelName>(channel: C, request: RequestOf<C>): Promise<Answer<ReplyOf<C>>>;
  on<E extends EventName>(event: E, listener: (value: ConsoleEvents[E]) => void): () => void;
}
