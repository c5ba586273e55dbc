import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { ConnectionView, ConsolePort } from '#shared/ipc/index.ts';
import { ask, connected, until } from '../watch.ts';

/** What the practice provider wrote down for whoever connects first. The drill types it into each of its consoles. */
const pairing = z.object({
  addresses: z.array(z.string()).min(1),
  thumbprint: z.string(),
  account: z.string(),
  password: z.string(),
});
export type Pairing = z.infer<typeof pairing>;

export function readPairing(path: string): Pairing {
  return pairing.parse(JSON.parse(readFileSync(path, 'utf8')));
}

/** Connects a console for the first time. */
export async function connectFirst(
  port: ConsolePort,
  { addresses, thumbprint, account, password }: Pairing,
): Promise<ConnectionView> {
  await ask(port, 'connections.add', {
    ...{ name: null, addresses, thumbprint, account, password },
    ...{ totp: null, remember: false },
  });
  return connected(port);
}

/** Signs in again after a start, and waits until the feed is heard. */
export async function connectAgain(port: ConsolePort, { password }: Pairing): Promise<ConnectionView> {
  const known = await until('the connection', 20_000, async () => (await ask(port, 'connections.list', {}))[0] ?? null);
  await ask(port, 'connections.signIn', { connectionId: known.id, password, totp: null, remember: false });
  return connected(port);
}
