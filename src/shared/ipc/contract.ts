import { z } from 'zod';
import { displayName, entityId, epochMs, sentence, unfinishedPlan } from '../domain/index.ts';
import type { Replica, ReplicaPoints, Run, Vm } from '../domain/index.ts';
import { gatewayAddress, stepId } from '../gateway-api/index.ts';
import type { Message } from '../texts/index.ts';
import type { ConnectionView, PresentedCertificate } from './connection.ts';
import type { EstateDelta, EstatePicture } from './estate.ts';
import type { AwayReport, DryRun } from './offline.ts';
import { dryRunVerbs } from './offline-verbs.ts';
import { confirmReceiptKeyRequest, evidenceOfRun } from './evidence.ts';
import type { EvidenceKeysView, EvidencePackView, RunEvidenceView } from './evidence.ts';
import { failbackRequests } from './failback.ts';
import type { FailbackBegun, FailbackSummary, FailbackView, Preflight } from './failback.ts';
import { alertChannels, type AlertsView, type AlertTest } from './alerts.ts';
import { preferencesSchema } from './preferences-schema.ts';
import { alertRules, mailForm, webhookForm } from './notify.ts';
import { hostRequests } from './hosts.ts';
import type { HostGaps } from './host-gaps.ts';
import type { HostsView, PresentedHostKey } from './hosts.ts';
import type { ImportPreview, ImportResult, Removal, Storage } from './settings.ts';
import { pointPolicy, reviewRequest } from './review.ts';
import type { Review, ReviewAgain } from './review.ts';
import { paperRequest, recoveryTargets } from './papers.ts';
import type { HistoryView, Paper } from './papers.ts';
import { planCheckRequest } from './plan.ts';
import type { ListedVerification, PlanCheck, PlanComparison, PlanSaving, PlanSummary, PlanView } from './plan.ts';
import type { RunActView, RunDelta, RunSummary, RunView, StoredRunView } from './run.ts';

/**
 * The contract between a window and the console. One map: channel → the schema of its request and the type of its reply.
 * Requests are checked where they arrive, because a window is not trusted; replies come from the trusted side.
 */
export interface Channel<Request extends z.ZodType, Reply> {
  readonly request: Request;
  /** Only a type: nothing is ever here. */
  readonly reply?: Reply;
}

export function channel<Reply>() {
  return <Request extends z.ZodType>(request: Request): Channel<Request, Reply> => ({ request });
}

const thumbprint = z.string().regex(/^([0-9A-F]{2}:){31}[0-9A-F]{2}$/, '32 pairs of hex digits with colons');
/** A hundred connections with authorities of their own take less. */
export const IMPORT_CHARS_MAX = 5_000_000;
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
  /** Runs that touched it, those that changed last first; the oldest are left out. */
  readonly runs: readonly VmRun[];
  /** What the newest look of this console's runs at its guest found; null where none has looked. */
  readonly guest: GuestFact | null;
  /** Gateway time of the newest line heard. */
  readonly heardAt: number | null;
}

/** A fact whose source is the guest itself. */
export interface GuestFact {
  readonly answers: boolean;
  /** In one sentence, as the run keeps it. */
  readonly detail: string;
  readonly at: number;
  readonly runId: string;
  readonly title: string;
}

export type VmRun = Pick<Run, 'id' | 'title' | 'verb' | 'state' | 'ending' | 'createdAt' | 'createdBy' | 'endedAt'>;

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
  /** With its cache and its wizards; with its drafts of plans only where a person typed its name. */
  'connections.remove': channel<null>()(ofConnection.extend({ typedName: z.string().max(256).optional() })),
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
  /** A review of the same verb, with the points of the run, for all VMs that did not get there, or for these of them. */
  'run.retry': channel<ReviewAgain>()(
    z.object({ runId: entityId, vmIds: z.array(entityId).min(1).max(10_000).optional() }),
  ),
  'run.abandon': channel<RunSummary>()(z.object({ runId: entityId, reason: sentence.min(1) })),
  'run.acknowledge': channel<RunSummary>()(ofRun),
  /** Takes a run over from another console, or from one that is gone. Nothing is sent until a person resumes it here. */
  'run.takeOver': channel<RunSummary>()(z.object({ connectionId: entityId, runId: entityId, reason: sentence.min(1) })),
  'run.answer': channel<RunSummary>()(
    z.object({ runId: entityId, stepId, answer: z.enum(['go', 'again', 'stop']), note: sentence }),
  ),
  'run.skip': channel<RunSummary>()(
    z.object({ runId: entityId, stepIds: z.array(stepId).min(1).max(10_000), reason: sentence.min(1) }),
  ),
  'run.approve': channel<RunSummary>()(
    z.object({
      connectionId: entityId,
      runId: entityId,
      hash: z.string().length(64),
      answer: z.enum(['approve', 'refuse']),
      reason: sentence,
    }),
  ),
  /** What an approver, or anybody else, sees of a run that another console made: its steps as they were reviewed. */
  'run.stored': channel<StoredRunView>()(z.object({ connectionId: entityId, runId: entityId })),
  /** A review of undo failover for what the run failed over and what still is. */
  'run.undo': channel<ReviewAgain>()(ofRun),
  'plan.list': channel<readonly PlanSummary[]>()(ofConnection),
  'plan.get': channel<PlanView>()(z.object({ connectionId: entityId, planId: entityId })),
  /** Keeps a draft on this computer. It keeps the revision that it was made from; offline it cannot be started. */
  'plan.draft': channel<PlanView>()(
    z.object({
      connectionId: entityId,
      /** Null for a new plan. */
      planId: entityId.nullable(),
      /** May be unfinished: nothing typed is lost. */
      draft: unfinishedPlan,
    }),
  ),
  'plan.discardDraft': channel<null>()(z.object({ connectionId: entityId, planId: entityId })),
  /** Saves the draft at the provider. Where the plan changed meanwhile, answers the comparison and saves nothing. */
  'plan.save': channel<PlanSaving>()(z.object({ connectionId: entityId, planId: entityId })),
  /** Chooses member by member after a comparison; the draft then stands on the plan as it is now. */
  'plan.merge': channel<PlanView>()(
    z.object({
      connectionId: entityId,
      planId: entityId,
      /** The plan's revision that was compared with. */
      theirRev: z.int().min(1),
      /** For each difference by its path: whose. */
      choices: z.record(z.string().max(400), z.enum(['mine', 'theirs'])),
    }),
  ),
  /** Made from the last known facts; works offline. */
  'paper.make': channel<Paper>()(paperRequest),
  'history.get': channel<HistoryView>()(ofConnection.extend({ targets: recoveryTargets })),
  /** The draft, else the plan, against the estate, compiled and predicted as a run of it would be. Orders nothing. */
  'plan.check': channel<PlanCheck>()(planCheckRequest),
  /** Of all plans at the provider. Apart from the list, because it holds the members of each against the estate. */
  'plan.verified': channel<readonly ListedVerification[]>()(ofConnection),
  /** The draft against the plan as it is now. */
  'plan.compare': channel<PlanComparison>()(z.object({ connectionId: entityId, planId: entityId })),
  /** Plays the draft, else the plan, through on the last known facts. Works offline; nothing of it can be started. */
  'plan.dryRun': channel<DryRun>()(
    z.object({ connectionId: entityId, planId: entityId, verb: z.enum(dryRunVerbs), policy: pointPolicy }),
  ),
  /** What changed while the provider was not heard; null where nothing did, or all of it was acknowledged. */
  'away.report': channel<AwayReport | null>()(ofConnection),
  /** The report up to this moment was read. */
  'away.acknowledge': channel<null>()(z.object({ connectionId: entityId, until: epochMs })),
  'plan.remove': channel<null>()(z.object({ connectionId: entityId, planId: entityId, rev: z.int().min(1) })),
  /** What a run's evidence pack would hold now, as far as is known without asking the provider. */
  'evidence.view': channel<RunEvidenceView>()(evidenceOfRun),
  /** Makes the pack of a run whose journal is here. A receipt that is missing is asked for first. */
  'evidence.make': channel<EvidencePackView>()(evidenceOfRun),
  'evidence.keys': channel<EvidenceKeysView>()(nothing),
  /** A person compared the key that a gateway shows for its receipts with what the provider gave out of band. */
  'evidence.confirmKey': channel<EvidenceKeysView>()(confirmReceiptKeyRequest),
  /** Wizards that bring VMs home. They keep the place and what was chosen; none of these orders anything. */
  'failback.list': channel<readonly FailbackSummary[]>()(failbackRequests.list),
  'failback.begin': channel<FailbackBegun>()(failbackRequests.begin),
  'failback.view': channel<FailbackView>()(failbackRequests.view),
  'failback.preflight': channel<Preflight>()(failbackRequests.preflight),
  'failback.choose': channel<FailbackView>()(failbackRequests.choose),
  'failback.tick': channel<FailbackView>()(failbackRequests.tick),
  'failback.leave': channel<FailbackView>()(failbackRequests.leave),
  'failback.close': channel<null>()(failbackRequests.close),
  'settings.rename': channel<ConnectionView>()(ofConnection.extend({ name: displayName })),
  'settings.removal': channel<Removal>()(ofConnection),
  'settings.signOut': channel<ConnectionView>()(ofConnection),
  'settings.storage': channel<Storage>()(nothing),
  /** Throws the cache away and reads it from the provider again; never the journal. */
  'settings.clearCache': channel<ConnectionView>()(ofConnection),
  /** Everything that was set, without any secret, as the text of a file. */
  'settings.export': channel<{ readonly text: string }>()(z.object({ preferences: preferencesSchema })),
  'settings.readImport': channel<ImportPreview>()(
    z.object({ text: z.string().max(IMPORT_CHARS_MAX), preferences: preferencesSchema }),
  ),
  'settings.applyImport': channel<ImportResult>()(z.object({ importId: entityId })),
  'alerts.view': channel<AlertsView>()(nothing),
  'alerts.setRules': channel<AlertsView>()(alertRules),
  'alerts.setWebhook': channel<AlertsView>()(webhookForm),
  'alerts.setMail': channel<AlertsView>()(mailForm),
  /** Takes a channel away, with its secret. */
  'alerts.removeChannel': channel<AlertsView>()(z.object({ channel: z.enum(alertChannels) })),
  /** Sends one message as the form says, whether or not it is kept. */
  'alerts.testWebhook': channel<AlertTest>()(webhookForm),
  'alerts.testMail': channel<AlertTest>()(mailForm),
  /** What this computer knows of the tenant's hosts: accounts without their secrets, confirmed keys, confirmed texts. */
  'hosts.view': channel<HostsView>()(nothing),
  'hosts.saveAccount': channel<HostsView>()(hostRequests.saveAccount),
  'hosts.removeAccount': channel<HostsView>()(hostRequests.removeAccount),
  /** Asks a host for its key; no account and no proof is told to it. */
  'hosts.askKey': channel<PresentedHostKey>()(hostRequests.askKey),
  'hosts.confirmKey': channel<HostsView>()(hostRequests.confirmKey),
  'hosts.forgetKey': channel<HostsView>()(hostRequests.forgetKey),
  /** What keeps a plan's steps on hosts from being done from this computer. */
  'hosts.readiness': channel<HostGaps>()(hostRequests.readiness),
  'hosts.confirmText': channel<HostsView>()(hostRequests.confirmText),
  'hosts.forgetText': channel<HostsView>()(hostRequests.forgetText),
  /** What an act of a run does on its host, with its output; also of a run that another console has. */
  'run.act': channel<RunActView>()(hostRequests.act),
  /** Ends an act that this console has under way. */
  'run.cancelAct': channel<RunSummary>()(hostRequests.cancelAct),
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
  /** A run that was asked for with `run.view` has changed; at most 4 a second. */
  'run.changed': RunDelta;
  'plans.changed': { readonly connectionId: string };
  'failbacks.changed': { readonly connectionId: string };
  /** A message was sent, or was not, or a channel was set. */
  'alerts.changed': AlertsView;
  /** There is something to read about what changed while the provider was not heard, or there is nothing any more. */
  'away.changed': { readonly connectionId: string };
  notice: Notice;
}
export type EventName = keyof ConsoleEvents;
export const eventNames = [
  'connections.changed',
  'estate.changed',
  'runs.changed',
  'run.changed',
  'plans.changed',
  'failbacks.changed',
  'alerts.changed',
  'away.changed',
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
