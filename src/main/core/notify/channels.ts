import { join } from 'node:path';
import {
  type AlertChannel,
  type AlertKind,
  type AlertRules,
  type AlertTest,
  type ConsoleFailure,
  type MailForm,
  type MailView,
  type WebhookForm,
  type WebhookView,
} from '#shared/ipc/index.ts';
import { message, type Message } from '#shared/texts/index.ts';
import { parseJson } from '../parse-json.ts';
import { fail, succeed, type Clock, type Log, type Outcome, type Secrets } from '../ports.ts';
import { z } from 'zod';
import { checkMail, checkWebhook } from './check-form.ts';
import { sendMail } from './mail.ts';
import type { Lookup } from './pinned-connect.ts';
import type { Letter, Sent } from './sending.ts';
import { SessionSecrets } from './session-secrets.ts';
import { alertSettingsDefault, readAlertSettings, writeAlertSettings, type AlertSettings } from './settings.ts';
import { postWebhook } from './webhook.ts';

const WEBHOOK_SECRET = 'alerts:webhook';
const MAIL_SECRET = 'alerts:mail';
const webhookSecret = z.object({ url: z.string(), secret: z.string() });

export interface ChannelPorts {
  readonly dataFolder: string;
  readonly clock: Clock;
  readonly log: Log;
  readonly secrets: Secrets;
  readonly appVersion: string;
  readonly lookup: Lookup;
  /** Only where a test or a drill stands on the other side. */
  readonly plainLoopback: boolean;
}

type Kept = Outcome<null, ConsoleFailure>;

/** The ways out of this computer: how they are set, their secrets, and the sending itself. */
export class Channels {
  readonly #ports: ChannelPorts;
  readonly #path: string;
  readonly #secrets: SessionSecrets;
  #settings: AlertSettings = alertSettingsDefault;
  #problem: Message | null = null;

  constructor(ports: ChannelPorts) {
    this.#ports = ports;
    this.#path = join(ports.dataFolder, 'alerts.json');
    this.#secrets = new SessionSecrets(ports.secrets, ports.log);
    const read = readAlertSettings(this.#path, ports.clock.wallMs());
    if (!read.ok) this.#problem = message('alerts.unreadable', { path: this.#path });
    else {
      this.#settings = read.value.settings;
      const { setAside } = read.value;
      if (setAside !== null) this.#problem = message('alerts.set-aside', { path: setAside });
    }
  }

  get rules(): AlertRules {
    return this.#settings.rules;
  }

  get problem(): Message | null {
    return this.#problem;
  }

  loadSecrets(): Promise<void> {
    return this.#secrets.load([WEBHOOK_SECRET, MAIL_SECRET]);
  }

  wants(channel: AlertChannel, kind: AlertKind): { readonly names: boolean } | null {
    const kept = this.#settings[channel];
    return kept?.isOn === true && kept.events.includes(kind) ? { names: kept.names } : null;
  }

  isAnyOn(): boolean {
    return this.#settings.webhook?.isOn === true || this.#settings.mail?.isOn === true;
  }

  /** Null while the channel is off, or its secret is not known. */
  send(channel: AlertChannel, letter: Letter): Promise<Sent> | null {
    const { webhook, mail } = this.#settings;
    if (channel === 'webhook') {
      const known = this.#knownWebhook();
      if (webhook?.isOn !== true || known === null) return null;
      return this.#post({ ...webhook, ...known }, letter);
    }
    if (mail?.isOn !== true || this.#mailState() === 'missing') return null;
    return sendMail({ ...mail, password: this.#secrets.get(MAIL_SECRET) ?? '' }, letter);
  }

  webhookView(): WebhookView | null {
    const { webhook } = this.#settings;
    return webhook === null ? null : { ...webhook, secret: this.#secrets.state(WEBHOOK_SECRET) };
  }

  mailView(): MailView | null {
    const { mail } = this.#settings;
    return mail === null ? null : { ...mail, secret: this.#mailState() };
  }

  setRules(rules: AlertRules): Kept {
    return this.#keep({ ...this.#settings, rules: { ...rules, desktopEvents: [...rules.desktopEvents] } });
  }

  async setWebhook(form: WebhookForm): Promise<Kept> {
    const checked = checkWebhook(form, this.#knownWebhook(), this.#ports);
    if (!checked.ok) return checked;
    const { url, secret } = checked.value;
    const { isOn, events, names, allowPrivate, ca } = form;
    const webhook = { isOn, events, names, allowPrivate, ca, origin: url.origin };
    const kept = this.#keep({ ...this.#settings, webhook });
    if (kept.ok) await this.#secrets.set(WEBHOOK_SECRET, JSON.stringify({ url: url.href, secret }));
    return kept;
  }

  async setMail(form: MailForm): Promise<Kept> {
    const checked = checkMail(form, this.#secrets.get(MAIL_SECRET));
    if (!checked.ok) return checked;
    const { password: _password, ...mail } = form;
    const kept = this.#keep({ ...this.#settings, mail });
    if (kept.ok && checked.value !== '') await this.#secrets.set(MAIL_SECRET, checked.value);
    return kept;
  }

  async remove(channel: AlertChannel): Promise<Kept> {
    const removed = this.#keep({ ...this.#settings, [channel]: null });
    if (removed.ok) await this.#secrets.forget(channel === 'webhook' ? WEBHOOK_SECRET : MAIL_SECRET);
    return removed;
  }

  async testWebhook(form: WebhookForm, letter: Letter): Promise<Outcome<AlertTest, ConsoleFailure>> {
    const checked = checkWebhook(form, this.#knownWebhook(), this.#ports);
    if (!checked.ok) return checked;
    const { url, secret } = checked.value;
    return succeed(await this.#timed(this.#post({ ...form, url: url.href, secret }, letter)));
  }

  async testMail(form: MailForm, letter: Letter): Promise<Outcome<AlertTest, ConsoleFailure>> {
    const checked = checkMail(form, this.#secrets.get(MAIL_SECRET));
    if (!checked.ok) return checked;
    return succeed(await this.#timed(sendMail({ ...form, password: checked.value }, letter)));
  }

  /** Everything as an import brought it, and every channel off. */
  replace(settings: AlertSettings): Kept {
    const { webhook, mail } = settings;
    return this.#keep({
      rules: settings.rules,
      webhook: webhook === null ? null : { ...webhook, isOn: false },
      mail: mail === null ? null : { ...mail, isOn: false },
    });
  }

  get settings(): AlertSettings {
    return this.#settings;
  }

  #post(target: { url: string; secret: string; allowPrivate: boolean; ca: string }, letter: Letter): Promise<Sent> {
    const { lookup, clock, appVersion } = this.#ports;
    return postWebhook(target, letter, {
      lookup,
      wallMs: () => clock.wallMs(),
      userAgent: `Farshore/${appVersion}`,
    });
  }

  async #timed(sending: Promise<Sent>): Promise<AlertTest> {
    const begun = this.#ports.clock.monotonicMs();
    const sent = await sending;
    return {
      isDone: sent.is === 'sent',
      tookMs: Math.round(this.#ports.clock.monotonicMs() - begun),
      answer: sent.answer,
      problem: sent.is === 'sent' ? null : sent.problem,
    };
  }

  #knownWebhook(): { readonly url: string; readonly secret: string } | null {
    const parsed = webhookSecret.safeParse(parseJson(this.#secrets.get(WEBHOOK_SECRET) ?? ''));
    return parsed.success ? parsed.data : null;
  }

  #mailState(): MailView['secret'] {
    return this.#settings.mail?.account === '' ? 'none' : this.#secrets.state(MAIL_SECRET);
  }

  #keep(settings: AlertSettings): Kept {
    const written = writeAlertSettings(this.#path, settings);
    if (!written.ok) {
      const words = message(`obstacle.store-${written.failure.kind}`, { path: written.failure.path });
      return fail({ code: `store-${written.failure.kind}`, message: words, retryable: true });
    }
    this.#settings = settings;
    this.#problem = null;
    return succeed(null);
  }
}
