import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { afterAll } from 'vitest';
import { displayArguments, type Screen } from '../../tools/lib/display.ts';

/**
 * Starts a display server, which chooses a number that is free and says it on its fourth channel. It ends with the file of
 * tests. Answers the display's name.
 */
export async function openDisplay(screen?: Screen): Promise<string> {
  const server = spawn('Xvfb', ['-displayfd', '3', ...displayArguments(screen)], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const close = (): void => void server.kill();
  process.once('exit', close);
  afterAll(() => {
    process.off('exit', close);
    close();
  });
  const [said] = (await once(server.stdio[3] as Readable, 'data')) as [Buffer];
  return `:${said.toString().trim()}`;
}
