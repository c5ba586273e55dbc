import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createConsole } from '../src/main/core/console.ts';
import { ask, until } from './watch.ts';
import { ConsoleWorld, PASSWORD_WRONG } from './testing/console-world.ts';

let world: ConsoleWorld;

beforeEach(async () => {
  world = await ConsoleWorld.start();
});
afterEach(() => world.close());

describe('connecting', () => {
  it('shows the certificate, signs in, and has the whole estate', async () => {
    const port = await world.console();
    const seen = await ask(port, 'connections.probe', { address: world.practice.address });
    expect(seen.thumbprint).toBe(world.practice.thumbprint);
    const { connection } = await world.connectedConsole();
    expect(connection).toMatchObject({
      state: 'connected',
      freshness: 'live',
      environment: 'practice',
      counts: { vms: 24 },
    });
    expect(connection.subject?.roles).toContain('operator');
  });

  it.each([
    ['a wrong password', { password: PASSWORD_WRONG }, 'wrong-credentials', 'password'],
    ['another certificate than was confirmed', { thumbprint: 'AA:'.repeat(31) + 'AA' }, 'untrusted', 'thumbprint'],
    ['an address where nobody is', { addresses: ['127.0.0.1:9'] }, 'unreachable', 'addresses'],
    ['something that is no address', { addresses: ['not an address'] }, 'bad-request', 'addresses.0'],
  ])('says what is wrong with %s, and keeps nothing', async (_what, wrong, code, field) => {
    const port = await world.console();
    const answer = await port.ask('connections.add', { ...world.connectRequest(), ...wrong });
    expect(answer).toMatchObject({ ok: false, failure: { code, field } });
    expect(await ask(port, 'connections.list', {})).toEqual([]);
  });

  it('shows the last known estate when it starts without a network', async () => {
    const { port, folder } = await world.connectedConsole();
    await port.close();
    await world.control.inject({ fault: 'gateway-down', forMs: 60_000 });
    const again = await world.console(folder);
    const [connection] = await ask(again, 'connections.list', {});
    expect(connection).toMatchObject({ freshness: 'offline', counts: { vms: 24 } });
    expect(connection?.heardAt).toBeGreaterThan(1_700_000_000_000);
    const picture = await ask(again, 'estate.picture', { connectionId: connection?.id ?? '' });
    expect(picture.vmIds).toHaveLength(24);
  });

  it('refuses a changed certificate until it is confirmed', async () => {
    const { port, connection } = await world.connectedConsole();
    const { thumbprint = '' } = await world.control.inject({ fault: 'change-certificate' });
    const untrusted = await until('the refusal', 20_000, async () => {
      const [now] = await ask(port, 'connections.list', {});
      return now?.state === 'untrusted' ? now : null;
    });
    expect(untrusted.problem).toMatchObject({ code: 'failure.untrusted', params: { presented: thumbprint } });
    await ask(port, 'connections.confirmCertificate', { connectionId: connection.id, thumbprint });
    await until('live again', 20_000, async () => {
      const [now] = await ask(port, 'connections.list', {});
      return now?.freshness === 'live' || null;
    });
  });

  it('sets a line aside that it cannot read, tells the person, and goes on', async () => {
    const { port } = await world.connectedConsole();
    await world.control.inject({ fault: 'feed-lines', how: 'malform', count: 1 });
    await world.control.inject({ fault: 'tenant-enabled', enabled: false });
    await world.control.inject({ fault: 'tenant-enabled', enabled: true });
    await until('the notice', 15_000, () =>
      Promise.resolve(world.notices.some(({ message }) => message.code === 'notice.quarantined') || null),
    );
    await until(
      'still live',
      15_000,
      async () => (await ask(port, 'connections.list', {}))[0]?.freshness === 'live' || null,
    );
  });

  it('begins again with a snapshot when its cursor has expired', async () => {
    const { port } = await world.connectedConsole();
    await world.control.inject({ fault: 'expire-cursor', how: 'new-epoch' });
    await until(
      'live again',
      20_000,
      async () => (await ask(port, 'connections.list', {}))[0]?.freshness === 'live' || null,
    );
    expect((await ask(port, 'connections.list', {}))[0]?.counts?.vms).toBe(24);
  });

  it('takes a pairing file once, and leaves none behind', async () => {
    const folder = world.folder();
    const pairingFile = join(folder, 'pairing.json');
    const { addresses, thumbprint } = world.practice;
    writeFileSync(
      pairingFile,
      JSON.stringify({ name: 'Paired', addresses, thumbprint, account: 'admin', password: world.password }),
      { mode: 0o600 },
    );
    const port = await createConsole({
      dataFolder: world.folder(),
      pairingFile,
      nativeBinding: undefined,
      appVersion: 'test',
      secrets: {
        canStore: false,
        store: () => Promise.resolve(),
        load: () => Promise.resolve(null),
        forget: () => Promise.resolve(),
      },
      log: { info: () => undefined, warn: () => undefined, error: () => undefined },
    });
    const paired = await until('the pairing', 10_000, async () => (await ask(port, 'connections.list', {}))[0] ?? null);
    expect(paired.name).toBe('Paired');
    expect(() => statSync(pairingFile)).toThrow(/ENOENT/);
    await port.close();
  });
});

describe('the data folder', () => {
  it('belongs to one console', async () => {
    const folder = world.folder();
    await world.console(folder);
    await expect(world.console(folder)).rejects.toMatchObject({ failure: { kind: 'locked' } });
  });

  it('that cannot be written is refused with its path', async () => {
    const folder = world.folder();
    writeFileSync(join(folder, 'in-the-way'), '');
    await expect(world.console(join(folder, 'in-the-way'))).rejects.toMatchObject({
      failure: { path: expect.stringContaining('in-the-way') as string },
    });
  });
});
