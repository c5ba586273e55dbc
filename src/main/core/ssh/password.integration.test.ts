import { generateKeyPairSync } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import ssh2 from 'ssh2';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { connect } from './index.ts';
import { fingerprintOf } from './fingerprint.ts';
import type { SshTarget } from './target.ts';

// An ordinary user's OpenSSH cannot look a password up, so the library's own server stands on the other side here.
const PASSWORD = 'open sesame';
const hostKey = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ type: 'sec1', format: 'pem' });
const parsed = ssh2.utils.parseKey(hostKey);
if (parsed instanceof Error) throw parsed;
const fingerprint = fingerprintOf(parsed.getPublicSSH());

/** What the account is asked for: the password at once, or question by question. */
let way: 'password' | 'keyboard-interactive' = 'password';
const answered: string[][] = [];
const server = new ssh2.Server({ hostKeys: [hostKey] }, (client) => {
  client.on('error', () => undefined);
  client.on('authentication', (context) => {
    if (context.method !== way) return context.reject([way]);
    if (context.method === 'password') {
      return context.password === PASSWORD ? context.accept() : context.reject([way]);
    }
    const questions = [
      { prompt: 'Password: ', echo: false },
      { prompt: 'Your name: ', echo: true },
    ];
    context.prompt(questions, (answers) => {
      answered.push(answers);
      if (answers[0] === PASSWORD) context.accept();
      else context.reject([way]);
    });
  });
});

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
});
afterAll(() => server.close());

async function isProven(password: string): Promise<boolean> {
  const target: SshTarget = {
    address: '127.0.0.1',
    port: (server.address() as AddressInfo).port,
    account: 'ann',
    proof: { kind: 'password', password },
    jump: null,
  };
  const opened = await connect(target, { hostKeys: { pinned: () => fingerprint } }, new AbortController().signal);
  if (opened.ok) opened.value.close();
  else expect(opened.failure).toMatchObject({ is: 'proof-refused' });
  return opened.ok;
}

it('an account proves itself by a password', async () => {
  way = 'password';
  expect(await isProven(PASSWORD)).toBe(true);
  expect(await isProven('wrong')).toBe(false);
});

it('a password is given to hidden questions alone', async () => {
  way = 'keyboard-interactive';
  expect(await isProven(PASSWORD)).toBe(true);
  expect(answered).toEqual([[PASSWORD, '']]);
});
