import { afterEach, beforeEach, expect, it } from 'vitest';
import { unpackPicture } from '#shared/ipc/index.ts';
import { ConsoleWorld } from './testing/console-world.ts';
import { ask } from './watch.ts';

let world: ConsoleWorld;

beforeEach(async () => {
  world = await ConsoleWorld.start();
});
afterEach(() => world.close());

it('a console leaves of itself just what the next one says before its provider is called', async () => {
  const { port, connection, folder } = await world.connectedConsole();
  const { connections, picture } = await port.atRest();
  await port.close();

  const next = await world.console(folder, { waitsToBegin: true });
  // What changed between the picture and the close is told by its version; everything else must be the same.
  const told = await ask(next, 'estate.picture', { connectionId: connection.id });
  if (picture === null) throw new Error('There is no picture of the connection.');
  const kept = unpackPicture(picture);
  expect(kept.vmIds).toEqual(told.vmIds);
  if (kept.version === told.version) expect({ ...kept, heardAt: told.heardAt }).toEqual(told);
  const [view] = await ask(next, 'connections.list', {});
  expect(connections).toEqual([{ ...view, heardAt: connections[0]?.heardAt, counts: connections[0]?.counts }]);
});
