import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ConsoleWorld } from './testing/console-world.ts';
import { ask, until } from './watch.ts';

let world: ConsoleWorld;

beforeEach(async () => {
  world = await ConsoleWorld.start();
});
afterEach(() => world.close());

/** Spoils the first page of a table, as a bad disk does; the start itself does not read it. */
function spoil(path: string, table: string): void {
  const database = new DatabaseSync(path);
  database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  const pageBytes = Number(database.prepare('PRAGMA page_size').get()?.['page_size']);
  const page = Number(database.prepare('SELECT rootpage FROM sqlite_schema WHERE name = ?').get(table)?.['rootpage']);
  database.close();
  const bytes = readFileSync(path);
  bytes.fill(0x5a, (page - 1) * pageBytes, page * pageBytes);
  writeFileSync(path, bytes);
}

it.each([
  ['restore points, which only the look through finds', 'points'],
  ['VMs, which the first picture finds', 'vm'],
  ['sites, which the opening finds', 'other'],
])('a cache with damage among its %s is set aside and fetched anew, and the person is told', async (_what, table) => {
  const { port, connection, folder } = await world.connectedConsole();
  await port.close();
  const cache = join(folder, 'connections', connection.id, 'inventory.sqlite');
  spoil(cache, table);

  const again = await world.console(folder);
  again.readAhead();
  const signIn = { connectionId: connection.id, password: world.password, totp: null, remember: false };
  await until('the damaged cache set aside', 20_000, () => Promise.resolve(existsSync(`${cache}.set-aside`) || null));
  await until('the sign-in to the new cache', 20_000, async () => {
    const answer = await again.ask('connections.signIn', signIn);
    return answer.ok || null;
  });
  const picture = await until('the estate, fetched anew', 30_000, async () => {
    const answer = await again.ask('estate.picture', { connectionId: connection.id });
    return answer.ok && answer.value.vmIds.length === 24 ? answer.value : null;
  });
  expect(picture.sites.length).toBeGreaterThan(0);
  expect(world.notices.some(({ message }) => message.code === 'notice.cache')).toBe(true);
  const [view] = await ask(again, 'connections.list', {});
  expect(view).toMatchObject({ id: connection.id, counts: { vms: 24 } });
  expect(existsSync(`${cache}.damaged`)).toBe(false);
});
