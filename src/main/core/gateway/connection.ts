import type { Capabilities, SignInRequest, Subject } from '#shared/gateway-api/index.ts';
import type { Clock, Log, Random, Secrets } from '../ports.ts';
import type { InventoryReader, InventoryWriter, StoreResult } from '../store/ports.ts';
import { createCaller, type Caller, type Tokens } from './caller.ts';
import { createGatewayPort } from './client.ts';
import { wait, waitMs, type Waiting } from './feed/backoff.ts';
import { describeEnd, describeFailure } from './feed/end.ts';
import { createFeed, type Feed } from './feed/feed.ts';
import type { Pace } from './feed/pace.ts';
import { createGatewayClock, type GatewayClock } from './gateway-clock.ts';
import { createGateways, type GatewayHealth, type Gateways } from './gateways.ts';
import type { FeedFreshness, FeedListener, GatewayFailure, GatewayPort, GatewayResult } from './port.ts';
import { createSession, type Session } from './session.ts';
import { presentedReceiptKey, withReceiptKey } from './receipt-key.ts';
import type { ConnectionSettings } from './settings.ts';
import { canonicalThumbprint, type Trust } from './tls.ts';
import type { Transport } from './transport.ts';
import { createTransport } from './undici-transport.ts';

/** Everything a person is told of a connection. */
export interface ConnectionStatus {
  readonly state: 'connecting' | 'connected' | 'signed-out' | 'untrusted' | 'offline' | 'store-failed';
  /** Why it is not connected, in one sentence. */
  readonly detail: string | null;
  /** For `untrusted`: what was presented instead of what was confirmed. */
  readonly presentedThumbprint: string | null;
  readonly freshness: FeedFreshness;
  readonly syncing: { readonly entities: number } | null;
  readonly gateways: readonly GatewayHealth[];
  readonly subject: Subject | null;
  readonly capabilities: Capabilities | null;
  readonly clockSkewMs: number | null;
  /** The key of receipts that the gateway shows instead of the pinned one; null where it shows that one, or none. */
  readonly presentedReceiptKey: string | null;
}

/** A connection to one provider: trust, session, gateways and feed, put together. */
export interface Connection {
  readonly gateway: GatewayPort;
  settings(): ConnectionSettings;
  status(): ConnectionStatus;
  /** Starts the feed, and signs in again where the person asked to be remembered. */
  start(): void;
  signIn(credentials: Credentials): Promise<GatewayResult<Subject>>;
  signOut(): Promise<void>;
  rename(name: string): void;
  /** A person compared this thumbprint with what the provider gave out of band. */
  confirmCertificate(thumbprint: string): void;
  /** A person compared this key, which the gateway shows, with what the provider gave out of band; false where it shows another. */
  confirmReceiptKey(publicKey: string): boolean;
  /** Reads what the gateway says of itself again: something came that does not fit what it said before. */
  lookAgain(): Promise<void>;
  /** Stops reading, lets the cache be cleared, and reads it from the beginning. */
  readAnew(clear: () => StoreResult<void>): Promise<StoreResult<void>>;
  /** Tries again at once: the machine woke up, or a person asked for it. */
  reconnect(why: string): void;
  subscribe(listener: FeedListener): () => void;
  /** The status or the settings changed. */
  onChange(listener: () => void): () => void;
  close(): Promise<void>;
}

export interface Credentials extends Omit<SignInRequest, 'account'> {
  readonly remember?: boolean;
}

export interface ConnectionOptions {
  readonly settings: ConnectionSettings;
  readonly inventory: { readonly writer: InventoryWriter; readonly reader: Pick<InventoryReader, 'heardAt'> };
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  readonly secrets: Secrets;
  /** Called with settings that must be kept: gateways were learnt, or a certificate was confirmed. */
  readonly saveSettings: (settings: ConnectionSettings) => void;
  /** The gateway shows another key of its receipts than the pinned one. Told once a key. */
  readonly receiptKeyChanged?: (presented: string) => void;
  /** For tests; the real line is TLS. */
  readonly openTransport?: (address: string, trust: () => Trust) => Transport;
  /** For a simulated world; the real one is the computer's own. */
  readonly pace?: Pace;
}

/** After a question for the capabilities that brought nothing. */
const CAPABILITIES_AGAIN_MS = 5_000;
/** As many as there can be gateways. */
const THUMBPRINTS_MAX = 64;

export function createConnection(options: ConnectionOptions): Connection {
  return new ProviderConnection(options);
}

class ProviderConnection implements Connection {
  readonly gateway: GatewayPort;
  readonly #options: ConnectionOptions;
  readonly #listeners = new Set<() => void>();
  readonly #gateways: Gateways;
  readonly #gatewayClock: GatewayClock;
  readonly #session: Session;
  readonly #feed: Feed;
  readonly #caller: Caller;
  #settings: ConnectionSettings;
  #capabilities: Capabilities | null = null;
  /** The last key that was told to be another than the pinned one. */
  #toldReceiptKey: string | null = null;
  /** Of the last try to sign in, or to read the capabilities; null when it went well. */
  #failure: GatewayFailure | null = null;
  #isStarted = false;
  #resuming: Promise<void> | null = null;
  #waiting: Waiting | null = null;
  #closed = false;

  constructor(options: ConnectionOptions) {
    const { clock, random, log, secrets, inventory } = options;
    const openTransport = options.openTransport ?? ((address, trust) => createTransport({ address, trust }));
    this.#options = options;
    this.#settings = options.settings;
    const gatewayClock = createGatewayClock(clock);
    const gateways = createGateways({
      addresses: options.settings.addresses,
      openTransport: (address) => openTransport(address, () => this.#settings.trust),
      wallMs: () => clock.wallMs(),
    });
    const tokens: Tokens = {
      current: () => this.#session.current(),
      renew: (refused) => this.#session.renew(refused),
    };
    const caller = createCaller({ gateways, clock, gatewayClock, tokens });
    this.#gateways = gateways;
    this.#gatewayClock = gatewayClock;
    this.#caller = caller;
    this.#session = createSession({ caller, clock, log, secrets, secretName: `sign-in:${options.settings.id}` });
    this.#feed = createFeed({
      ...{ caller, gateways, gatewayClock, session: this.#session, clock, random, log },
      writer: inventory.writer,
      heardBefore: inventory.reader.heardAt(),
      ...(options.pace === undefined ? {} : { pace: options.pace }),
      onChange: () => this.#tell(),
      onOpened: () => void this.#readCapabilities(),
    });
    this.gateway = createGatewayPort(caller, gatewayClock);
    gateways.onChange(() => this.#tell());
    this.#session.onChange(() => this.#tell());
    this.#feed.subscribe({
      changed: () => undefined,
      replaced: () => this.#tell(),
      freshness: () => this.#tell(),
    });
  }

  settings(): ConnectionSettings {
    return this.#settings;
  }

  status(): ConnectionStatus {
    const failure = this.#failureNow();
    return {
      ...this.#stateNow(failure),
      presentedThumbprint: failure?.kind === 'untrusted' ? failure.presentedThumbprint : null,
      freshness: this.#feed.freshness(),
      syncing: this.#feed.syncing(),
      gateways: this.#gateways.health(),
      subject: this.#session.subject(),
      capabilities: this.#capabilities,
      clockSkewMs: this.#gatewayClock.skewMs(),
      presentedReceiptKey: presentedReceiptKey(this.#settings, this.#capabilities),
    };
  }

  start(): void {
    this.#isStarted = true;
    this.#resuming ??= this.#resume().finally(() => {
      this.#resuming = null;
      this.#tell();
    });
    this.#feed.start();
  }

  async signIn({ remember = false, ...credentials }: Credentials): Promise<GatewayResult<Subject>> {
    const result = await this.#session.signIn({ account: this.#settings.account, ...credentials }, remember);
    // Who could not be reached in a person's own try is that person's to hear; the connection is still only signed out, and
    // would never ask again if it said "offline".
    if (result.ok || result.failure.kind === 'untrusted') this.#setFailure(result);
    if (result.ok) await this.#readCapabilities();
    return result;
  }

  async signOut(): Promise<void> {
    await this.#session.signOut();
    this.#feed.reconnect('signed out');
  }

  rename(name: string): void {
    this.#save({ ...this.#settings, name });
    this.#tell();
  }

  async readAnew(clear: () => StoreResult<void>): Promise<StoreResult<void>> {
    await this.#feed.stop();
    const cleared = clear();
    if (!this.#closed) this.#feed.start();
    return cleared;
  }

  confirmCertificate(thumbprint: string): void {
    const confirmed = canonicalThumbprint(thumbprint);
    const { trust, addresses } = this.#settings;
    // Where there is one gateway, the certificate it had before is no longer to be believed.
    const kept = trust.kind === 'thumbprint' && addresses.length > 1 ? trust.thumbprints : [];
    const thumbprints = [confirmed, ...kept.filter((each) => each !== confirmed)].slice(0, THUMBPRINTS_MAX);
    this.#save({ ...this.#settings, trust: { kind: 'thumbprint', thumbprints } });
    this.reconnect('a certificate was confirmed');
  }

  lookAgain(): Promise<void> {
    return this.#readCapabilities();
  }

  confirmReceiptKey(publicKey: string): boolean {
    if (presentedReceiptKey(this.#settings, this.#capabilities) !== publicKey) return false;
    this.#save(withReceiptKey(this.#settings, publicKey));
    this.#tell();
    return true;
  }

  reconnect(why: string): void {
    this.#failure = null;
    this.#waiting?.cutShort();
    this.#feed.reconnect(why);
    this.#tell();
  }

  subscribe(listener: FeedListener): () => void {
    return this.#feed.subscribe(listener);
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#waiting?.cutShort();
    await Promise.all([this.#feed.stop(), this.#gateways.close(), this.#resuming]);
  }

  /** Signs the remembered person in, and tries again for as long as no gateway can be reached. */
  async #resume(): Promise<void> {
    for (let failures = 1; !this.#closed; failures += 1) {
      const result = await this.#session.resume();
      this.#setFailure(result);
      if (result.ok || result.failure.kind === 'signed-out' || result.failure.kind === 'refused') return;
      this.#waiting = wait(this.#options.clock, waitMs(failures, 1, this.#options.random));
      await this.#waiting.done;
    }
  }

  async #readCapabilities(): Promise<void> {
    const result = await this.#caller.call('capabilities', {});
    if (this.#closed) return;
    if (!result.ok) {
      this.#options.log.info('The capabilities could not be read', { detail: describeFailure(result.failure) });
      this.#options.clock.after(CAPABILITIES_AGAIN_MS, () => this.#readCapabilitiesAgain());
      return;
    }
    this.#capabilities = result.value;
    if (this.#gateways.learn(result.value.gateways)) {
      this.#save({ ...this.#settings, addresses: [...this.#gateways.addresses()] });
    }
    this.#pinReceiptKey(result.value);
    this.#tell();
  }

  /** The first key that a trusted gateway shows is pinned; another one later needs a person. */
  #pinReceiptKey(capabilities: Capabilities): void {
    const presented = presentedReceiptKey(this.#settings, capabilities);
    if (presented === null || presented === this.#toldReceiptKey) return;
    if (this.#settings.receiptKeys === undefined) return this.#save(withReceiptKey(this.#settings, presented));
    this.#toldReceiptKey = presented;
    this.#options.receiptKeyChanged?.(presented);
  }

  /** Nothing else would ask for them while the feed goes well; once it is opened anew, they are asked for anyway. */
  #readCapabilitiesAgain(): void {
    const following = this.#feed.freshness().state !== 'offline';
    if (!this.#closed && this.#capabilities === null && following) void this.#readCapabilities();
  }

  #save(settings: ConnectionSettings): void {
    this.#settings = settings;
    this.#options.saveSettings(settings);
  }

  #setFailure(result: GatewayResult<unknown>): void {
    this.#failure = result.ok ? null : result.failure;
    this.#tell();
  }

  #failureNow(): GatewayFailure | null {
    const trouble = this.#feed.trouble();
    return trouble?.kind === 'refused' ? trouble.failure : this.#failure;
  }

  #stateNow(failure: GatewayFailure | null): Pick<ConnectionStatus, 'state' | 'detail'> {
    const trouble = this.#feed.trouble();
    if (this.#settings.trust.kind === 'unconfirmed') {
      return { state: 'untrusted', detail: 'the certificate was imported, and nobody has confirmed it here' };
    }
    if (trouble?.kind === 'store') return { state: 'store-failed', detail: describeEnd(trouble) };
    if (failure?.kind === 'untrusted') return { state: 'untrusted', detail: describeFailure(failure) };
    // The feed does not try without a session, so its last trouble is an old story.
    if (this.#session.subject() === null) return this.#stateWithoutSession(this.#failure);
    if (this.#feed.freshness().state !== 'offline') return { state: 'connected', detail: null };
    return trouble === null
      ? { state: 'connecting', detail: null }
      : { state: 'offline', detail: describeEnd(trouble) };
  }

  #stateWithoutSession(failure: GatewayFailure | null): Pick<ConnectionStatus, 'state' | 'detail'> {
    // Before its start, nobody has looked whether a person asked to be remembered.
    const isOpen = this.#resuming !== null || !this.#isStarted;
    if (failure === null) return { state: isOpen ? 'connecting' : 'signed-out', detail: null };
    const away = failure.kind === 'unreachable' || failure.kind === 'unknown' || failure.kind === 'malformed';
    return { state: away ? 'offline' : 'signed-out', detail: describeFailure(failure) };
  }

  #tell(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}
