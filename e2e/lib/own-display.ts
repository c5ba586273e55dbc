import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { afterAll } from 'vitest';
import { displayArguments } from '../../tools/lib/display.ts';

/*
 * Every file of tests has a virtual display of its own on Linux, so that two can run beside each other: two windows on one
 * display take each other's focus.
 */
if (process.platform === 'linux') process.env['DISPLAY'] = await openDisplay();

/** Starts a display server, which chooses a number that is free and says it on its fourth channel. */
async function openDisplay(): Promise<string> {
  const server = spawn('Xvfb', ['-displayfd', '3', ...displayArguments()], {
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
