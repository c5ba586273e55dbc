import type { Language, Message } from '../texts/index.ts';

/** What a person can be told of although they look elsewhere. */
export const alertKinds = [
  'two-copies',
  'run-needs-answer',
  'approval-asked',
  'run-stalled',
  'run-failed',
  'run-ended',
  'break-glass',
  'site-contact',
  'finalise-near',
  'console-offline',
] as const;
export type AlertKind = (typeof alertKinds)[number];

/** Ways to tell it that leave this computer. The desktop is the third, and leaves nothing. */
export const alertChannels = ['webhook', 'mail'] as const;
export type AlertChannel = (typeof alertChannels)[number];

export const mailSecurities = ['implicit', 'starttls', 'none'] as const;
/** `implicit`: TLS from the first byte. `starttls`: required before anything is said. `none`: to this computer only. */
export type MailSecurity = (typeof mailSecurities)[number];

/** Where a secret is: kept by the platform, known until the console ends, or not known and to be asked for. */
export type SecretState = 'kept' | 'session' | 'missing' | 'none';

/** What all channels have in common. */
export interface ChannelRules {
  readonly isOn: boolean;
  readonly events: readonly AlertKind[];
  /** Names of VMs, questions of gates; else counts only. */
  readonly names: boolean;
}

/** Rules that hold for every channel. */
export interface AlertRules {
  readonly desktopEvents: readonly AlertKind[];
  /** So long unheard, and the console counts as offline. */
  readonly offlineMinutes: number;
  /** So long before a finalise-by time. */
  readonly finaliseHours: number;
  readonly language: Language;
}

export interface WebhookView extends ChannelRules {
  /** The address without its path: a path may hold a secret. */
  readonly origin: string;
  readonly secret: SecretState;
  readonly allowPrivate: boolean;
  /** A certificate authority of the company, PEM; empty where the public ones do. */
  readonly ca: string;
}

export interface MailView extends ChannelRules {
  readonly host: string;
  readonly port: number;
  readonly security: MailSecurity;
  readonly account: string;
  readonly secret: SecretState;
  readonly from: string;
  readonly to: readonly string[];
  readonly ca: string;
}

/** One message on its way, or what became of it. */
export interface Delivery {
  /** The same in each attempt, and told to the receiver. */
  readonly id: string;
  readonly channel: AlertChannel;
  readonly kind: AlertKind;
  readonly title: string;
  readonly at: number;
  /** `unknown`: the console ended in the middle of it. `dropped`: too many waited. */
  readonly state: 'waiting' | 'sending' | 'sent' | 'failed' | 'unknown' | 'dropped';
  readonly attempts: number;
  readonly endedAt: number | null;
  /** What the other side said, or what went wrong. */
  readonly answer: string;
}

export interface AlertsView {
  readonly rules: AlertRules;
  readonly webhook: WebhookView | null;
  readonly mail: MailView | null;
  /** The last ones, newest first. */
  readonly deliveries: readonly Delivery[];
  /** Why the settings of it could not be read; null where they could. */
  readonly problem: Message | null;
}

/** What exactly came back from a test. */
export interface AlertTest {
  readonly isDone: boolean;
  readonly tookMs: number;
  /** Status and body, or the answers of the mail server; or what went wrong, in the system's words. */
  readonly answer: string;
  readonly problem: Message | null;
}
