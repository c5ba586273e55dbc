import type { Answer, ConnectionView, PresentedCertificate, RequestOf } from '#shared/ipc/index.ts';
import { message } from '#shared/texts/index.ts';
import { canonicalAddress, consumePairing, probe } from '../gateway/index.ts';
import type { ConnectionSettings, Credentials } from '../gateway/index.ts';
import { fail } from '../ports.ts';
import type { Ids, Log } from '../ports.ts';
import { ofGateway, ofStore } from './failures.ts';
import type { Rooms } from './rooms.ts';

const NO_CONNECTION = {
  code: 'not-found',
  message: message('failure.no-connection'),
  retryable: false,
  field: 'connectionId',
} as const;

/** Adds connections and signs in. A new one is kept only when its first sign-in went well. */
export class Connecting {
  readonly #rooms: Rooms;
  readonly #ids: Ids;
  readonly #log: Log;

  constructor(rooms: Rooms, ids: Ids, log: Log) {
    this.#rooms = rooms;
    this.#ids = ids;
    this.#log = log;
  }

  async probe(address: string): Promise<Answer<PresentedCertificate>> {
    const seen = await probe(address);
    if (seen.ok) return seen;
    const { reason, detail } = seen.failure;
    const code = reason === 'bad-address' ? 'bad-address' : 'unreachable';
    return fail({
      code,
      message: message(`failure.${code}`, { address, detail }),
      retryable: code === 'unreachable',
      field: 'address',
    });
  }

  async add(request: RequestOf<'connections.add'>): Promise<Answer<ConnectionView>> {
    const addresses = [...new Set(request.addresses.map((address) => canonicalAddress(address) ?? address))];
    const settings: ConnectionSettings = {
      id: this.#ids.uuid(),
      name: request.name ?? addresses[0] ?? 'Provider',
      addresses,
      trust: { kind: 'thumbprint', thumbprints: [request.thumbprint] },
      account: request.account,
    };
    const drafted = this.#rooms.draft(settings);
    if (!drafted.ok) return fail(ofStore(drafted.failure));
    const room = drafted.value;
    const signedIn = await room.connection.signIn(credentialsOf(request));
    if (!signedIn.ok) {
      await this.#rooms.discard(room);
      return fail(ofGateway(signedIn.failure, addresses.join(', ')));
    }
    const kept = this.#rooms.keep(room);
    if (!kept.ok) {
      await this.#rooms.discard(room);
      return fail(ofStore(kept.failure));
    }
    room.connection.start();
    return { ok: true, value: room.view() };
  }

  async signIn(request: RequestOf<'connections.signIn'>): Promise<Answer<ConnectionView>> {
    const room = this.#rooms.get(request.connectionId);
    if (room === null) return fail(NO_CONNECTION);
    const signedIn = await room.connection.signIn(credentialsOf(request));
    if (!signedIn.ok) return fail(ofGateway(signedIn.failure, room.connection.settings().addresses.join(', ')));
    room.connection.reconnect('signed in');
    room.runs.onFreshness();
    return { ok: true, value: room.view() };
  }

  confirmCertificate({
    connectionId,
    thumbprint,
  }: RequestOf<'connections.confirmCertificate'>): Answer<ConnectionView> {
    const room = this.#rooms.get(connectionId);
    if (room === null) return fail(NO_CONNECTION);
    room.connection.confirmCertificate(thumbprint);
    return { ok: true, value: room.view() };
  }

  /** A provider on this computer introduces itself by a one-time file. What goes wrong is told, and is no reason not to start. */
  async pair(path: string): Promise<Answer<ConnectionView>> {
    const taken = consumePairing(path);
    if (!taken.ok) {
      this.#log.warn('the pairing file was not used', { kind: taken.failure.kind, detail: taken.failure.detail });
      return fail({
        code: 'pairing',
        message: message('notice.pairing', { detail: taken.failure.detail }),
        retryable: false,
      });
    }
    const { name, addresses, thumbprint, account, password } = taken.value;
    return this.add({ name, addresses, thumbprint, account, password, totp: null, remember: false });
  }
}

function credentialsOf(request: {
  readonly password: string;
  readonly totp: string | null;
  readonly remember: boolean;
}): Credentials {
  const { password, totp, remember } = request;
  return { password, remember, ...(totp === null || totp === '' ? {} : { totp }) };
}
