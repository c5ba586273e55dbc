import { join } from 'node:path';
import {
  alertChannels,
  type AlertChannel,
  type AlertRules,
  type AlertsView,
  type AlertTest,
  type ConnectionView,
  type ConsoleFailure,
  type EstateDelta,
  type EstatePicture,
  type MailForm,
  type RunSummary,
  type WebhookForm,
} from '#shared/ipc/index.ts';
import { message } from '#shared/texts/index.ts';
import { succeed, type Ids, type Outcome, type Random } from '../ports.ts';
import type { Alert } from './alert.ts';
import { Channels, type ChannelPorts } from './channels.ts';
import { EstateAlerts } from './estate-alerts.ts';
import { letterOf } from './letter.ts';
import { nameOf, OfflineAlerts } from './offline-alerts.ts';
import { Outbox } from './outbox.ts';
import { RunAlerts } from './run-alerts.ts';
import type { Letter } from './sending.ts';
import type { AlertSettings } from './settings.ts';
import { alertStateNone, readAlertState, writeAlertState } from './state-file.ts';
import { Told } from './told.ts';

/** How often time alone is looked at: a reminder, or a console that hears nothing. */
const TICK_MS = 30_000;
const DELIVERIES_SHOWN = 50;

export interface AlertPorts extends ChannelPorts {
  readonly ids: Ids;
  readonly random: Random;
  /** What a window shows of it is another now. */
  readonly changed: () => void;
}

type Answered<T> = Outcome<T, ConsoleFailure>;

/** Tells people of what happens although they look elsewhere: on the desktop, over a webhook, by e-mail. */
export class AlertDesk {
  readonly #ports: AlertPorts;
  readonly #statePath: string;
  readonly #channels: Channels;
  readonly #told: Told;
  readonly #outbox: Outbox;
  readonly #runAlerts: RunAlerts;
  readonly #estateAlerts: EstateAlerts;
  readonly #offlineAlerts: OfflineAlerts;
  readonly #desktops = new Set<(alert: Alert) => void>();
  #runs: readonly RunSummary[] = [];
  #views: readonly ConnectionView[] = [];
  #cancelTick: (() => void) | null = null;
  #saveFailed = false;
  #closed = false;

  constructor(ports: AlertPorts) {
    this.#ports = ports;
    const { clock, random, dataFolder, log } = ports;
    this.#statePath = join(dataFolder, 'alerts-sent.json');
    const read = readAlertState(this.#statePath, clock.wallMs());
    if (!read.ok) log.warn('What was told already cannot be read', { detail: read.failure.detail });
    const state = read.ok ? read.value : alertStateNone;
    this.#channels = new Channels(ports);
    this.#told = new Told(state.told);
    this.#outbox = new Outbox(state.items, {
      ...{ clock, random },
      send: (channel, letter) => this.#channels.send(channel, letter),
      changed: () => this.#save(),
    });
    const tell = (alert: Alert): void => this.#tell(alert);
    this.#runAlerts = new RunAlerts(this.#told, tell);
    this.#estateAlerts = new EstateAlerts(this.#told, tell);
    this.#offlineAlerts = new OfflineAlerts(this.#told, tell);
  }

  /** Goes on with what an earlier start left, once the secrets are there. */
  async start(): Promise<void> {
    await this.#channels.loadSecrets();
    for (const channel of alertChannels) this.#outbox.kick(channel);
  }

  /** Whoever shows alerts on this computer. */
  onAlert(listener: (alert: Alert) => void): () => void {
    this.#desktops.add(listener);
    return () => this.#desktops.delete(listener);
  }

  followRuns(runs: readonly RunSummary[]): void {
    this.#runs = runs;
    if (!this.#isNeeded()) return;
    this.#runAlerts.follow(runs, this.#gatewayNow(), this.#channels.rules.finaliseHours);
    this.#settle();
  }

  followConnections(views: readonly ConnectionView[]): void {
    this.#views = views;
    if (!this.#isNeeded()) return;
    this.#offlineAlerts.follow(views, this.#now());
    this.#settle();
  }

  /** False where the whole picture is to be read. */
  followDelta(delta: EstateDelta): boolean {
    if (!this.#isNeeded()) return true;
    const isFollowed = this.#estateAlerts.followDelta(delta, this.#gatewayNow());
    this.#settle();
    return isFollowed;
  }

  followPicture(picture: EstatePicture): void {
    if (!this.#isNeeded()) return;
    this.#estateAlerts.followPicture(picture, this.#gatewayNow());
    this.#settle();
  }

  view(): AlertsView {
    return {
      rules: this.#channels.rules,
      webhook: this.#channels.webhookView(),
      mail: this.#channels.mailView(),
      deliveries: this.#outbox
        .items()
        .slice(-DELIVERIES_SHOWN)
        .map(({ letter: _letter, ...delivery }) => delivery)
        .reverse(),
      problem: this.#channels.problem,
    };
  }

  get channels(): Channels {
    return this.#channels;
  }

  setRules(rules: AlertRules): Answered<AlertsView> {
    return this.#afterSetting(this.#channels.setRules(rules));
  }

  async setWebhook(form: WebhookForm): Promise<Answered<AlertsView>> {
    return this.#afterSetting(await this.#channels.setWebhook(form), 'webhook', form);
  }

  async setMail(form: MailForm): Promise<Answered<AlertsView>> {
    return this.#afterSetting(await this.#channels.setMail(form), 'mail', form);
  }

  async removeChannel(channel: AlertChannel): Promise<Answered<AlertsView>> {
    return this.#afterSetting(await this.#channels.remove(channel), channel);
  }

  /** What a file of settings brought: rules and channels, and every channel off. */
  importSettings(settings: AlertSettings): Answered<AlertsView> {
    return this.#afterSetting(this.#channels.replace(settings));
  }

  testWebhook(form: WebhookForm): Promise<Answered<AlertTest>> {
    return this.#channels.testWebhook(form, this.#testLetter());
  }

  testMail(form: MailForm): Promise<Answered<AlertTest>> {
    return this.#channels.testMail(form, this.#testLetter());
  }

  close(): void {
    this.#closed = true;
    this.#cancelTick?.();
    this.#outbox.close();
  }

  #tell(alert: Alert): void {
    if (this.#channels.rules.desktopEvents.includes(alert.kind)) for (const tell of this.#desktops) tell(alert);
    const view = this.#views.find(({ id }) => id === alert.connectionId);
    for (const channel of alertChannels) {
      const wanted = this.#channels.wants(channel, alert.kind);
      if (wanted === null) continue;
      const letter = letterOf(alert, {
        id: this.#ports.ids.uuid(),
        at: this.#ports.clock.wallMs(),
        language: this.#channels.rules.language,
        names: wanted.names,
        provider: view === undefined ? null : nameOf(view),
      });
      this.#outbox.put(channel, alert.kind, letter);
    }
  }

  /** Keeps what was told, and sees to it that time brings what only time can bring. */
  #settle(): void {
    if (this.#told.takeChange()) this.#save();
    this.#schedule();
  }

  #testLetter(): Letter {
    const plain = message('alert.test.why');
    const what = { named: '', plain: message('alert.test.what') };
    return letterOf(
      {
        ...{ kind: 'run-ended', connectionId: '', title: message('alert.test'), what, body: plain, plainBody: plain },
        ...{ names: [], facts: {}, opens: { kind: 'map', connectionId: '' }, isUrgent: false },
      },
      {
        ...{ id: this.#ports.ids.uuid(), at: this.#ports.clock.wallMs(), names: false, isTest: true },
        ...{ language: this.#channels.rules.language, provider: null },
      },
    );
  }

  #afterSetting(set: Answered<null>, channel?: AlertChannel, form?: { readonly isOn: boolean }): Answered<AlertsView> {
    if (!set.ok) return set;
    if (channel !== undefined) {
      if (form?.isOn === true) this.#outbox.kick(channel);
      else this.#outbox.drop(channel);
    }
    this.followRuns(this.#runs);
    this.followConnections(this.#views);
    this.#ports.changed();
    return succeed(this.view());
  }

  /** Where nobody listens nothing is followed, kept or timed: a drill, a simulated world. */
  #isNeeded(): boolean {
    return !this.#closed && (this.#desktops.size > 0 || this.#channels.isAnyOn());
  }

  #schedule(): void {
    const hasReminder = this.#runs.some(({ finaliseBy, notFinalised }) => finaliseBy !== null && notFinalised > 0);
    if (this.#closed || this.#cancelTick !== null || !(hasReminder || this.#offlineAlerts.isWaiting)) return;
    this.#cancelTick = this.#ports.clock.after(TICK_MS, () => {
      this.#cancelTick = null;
      this.#offlineAlerts.tick(this.#now(), this.#channels.rules.offlineMinutes);
      this.followRuns(this.#runs);
      this.#settle();
    });
  }

  #now(): { readonly wallMs: number; readonly monotonicMs: number } {
    return { wallMs: this.#ports.clock.wallMs(), monotonicMs: this.#ports.clock.monotonicMs() };
  }

  /** The gateways' clock, as far as one of them was heard. */
  #gatewayNow(): number {
    const skew = this.#views.find(({ clockSkewMs }) => clockSkewMs !== null)?.clockSkewMs ?? 0;
    return this.#ports.clock.wallMs() + skew;
  }

  #save(): void {
    const written = writeAlertState(this.#statePath, { told: this.#told.entries(), items: this.#outbox.items() });
    if (!written.ok && !this.#saveFailed) {
      this.#ports.log.error('What was told cannot be kept', { detail: written.failure.detail });
    }
    this.#saveFailed = !written.ok;
    this.#ports.changed();
  }
}
