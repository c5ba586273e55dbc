import { z } from 'zod';
import { languages } from '../texts/index.ts';
import { alertKinds, mailSecurities } from './alerts.ts';

/*
 * Requests about notifications. Shapes and lengths are checked here; what an address or a certificate means is checked by the
 * console, which names the field in the language of the window.
 */

const events = z.array(z.enum(alertKinds)).max(alertKinds.length);
const ca = z.string().max(200_000);

export const webhookForm = z.object({
  isOn: z.boolean(),
  /** Null: the address that is kept. */
  url: z.string().max(2_000).nullable(),
  /** Signs each message. Null: the one that is kept. */
  secret: z.string().max(256).nullable(),
  events,
  names: z.boolean(),
  allowPrivate: z.boolean(),
  ca,
});
export type WebhookForm = z.infer<typeof webhookForm>;

export const mailForm = z.object({
  isOn: z.boolean(),
  host: z.string().max(253),
  port: z.int().min(1).max(65_535),
  security: z.enum(mailSecurities),
  /** Empty where the server asks for none. */
  account: z.string().max(256),
  /** Null: the one that is kept. */
  password: z.string().max(1_024).nullable(),
  from: z.string().max(320),
  to: z.array(z.string().max(320)).max(20),
  events,
  names: z.boolean(),
  ca,
});
export type MailForm = z.infer<typeof mailForm>;

export const OFFLINE_MINUTES_MAX = 1_440;
export const FINALISE_HOURS_MAX = 720;

export const alertRules = z.object({
  desktopEvents: events,
  offlineMinutes: z.int().min(1).max(OFFLINE_MINUTES_MAX),
  finaliseHours: z.int().min(1).max(FINALISE_HOURS_MAX),
  language: z.enum(languages),
});
