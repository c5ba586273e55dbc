import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { sendMail, type MailTarget } from './mail.ts';
import { makeAuthority, type Authority } from './testing/authority.ts';

const containing = (text: string): string => expect.stringContaining(text) as string;

let authority: Authority;
let certificate: { readonly cert: string; readonly key: string };
beforeAll(async () => {
  authority = await makeAuthority();
  certificate = await authority.issue('localhost');
});

const PASSWORD = 'the password of the mail account';
const letter = { id: 'delivery-1', title: 'Ein Läufer', text: 'First line\n.\nlast line', body: '{}' };
let servers: SMTPServer[] = [];
afterEach(async () => {
  await Promise.all(servers.map((server) => new Promise<void>((resolve) => server.close(resolve))));
  servers = [];
});

interface Mailbox {
  readonly port: number;
  readonly mails: { readonly text: string; readonly to: readonly string[]; readonly secure: boolean }[];
  readonly passwords: string[];
}

/** A real mail server on loopback that asks for an account. */
async function startServer(options: SMTPServerOptions = {}): Promise<Mailbox> {
  const mails: Mailbox['mails'] = [];
  const passwords: string[] = [];
  const server = new SMTPServer({
    ...certificate,
    closeTimeout: 100,
    onAuth({ username, password }, _session, callback) {
      passwords.push(password ?? '');
      if (username === 'console' && password === PASSWORD) callback(null, { user: username });
      else callback(new Error('Nobody of that name and password'));
    },
    onRcptTo({ address }, _session, callback) {
      if (address.startsWith('nobody@')) callback(new Error('No such mailbox'));
      else callback();
    },
    onData(stream, { envelope, secure }, callback) {
      let text = '';
      stream.on('data', (chunk: Buffer) => (text += chunk.toString('utf8')));
      stream.on('end', () => {
        mails.push({ text, to: envelope.rcptTo.map(({ address }) => address), secure });
        callback();
      });
    },
    ...options,
  });
  server.on('error', () => undefined);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { port: (server.server.address() as AddressInfo).port, mails, passwords };
}

const targetOf = ({ port }: Mailbox, part: Partial<MailTarget> = {}): MailTarget => ({
  ...{ host: 'localhost', port, security: 'starttls', account: 'console', password: PASSWORD },
  ...{ from: 'console@company.example', to: ['ann@company.example'], ca: authority.ca },
  ...part,
});

describe('an e-mail', () => {
  it.each([
    ['implicit', { secure: true }],
    ['starttls', { secure: false }],
  ] as const)('goes over TLS with an account: %s', async (security, options) => {
    const box = await startServer(options);
    const sent = await sendMail(
      targetOf(box, { security, to: ['ann@company.example', 'ben@company.example'] }),
      letter,
    );
    expect(sent).toMatchObject({ is: 'sent', answer: containing('250') });
    expect(box.mails).toHaveLength(1);
    expect(box.mails[0]).toMatchObject({ to: ['ann@company.example', 'ben@company.example'], secure: true });
    expect(box.mails[0]!.text).toContain('Subject: =?UTF-8?Q?Ein_L=C3=A4ufer?=');
    expect(box.mails[0]!.text).toContain('Message-ID: <delivery-1@farshore.invalid>');
    expect(box.mails[0]!.text).toMatch(/First line\r\n\.\r\nlast line/);
  });

  it('shows what the server said of an address that it refuses', async () => {
    const box = await startServer();
    const to = ['ann@company.example', 'nobody@company.example'];
    const sent = await sendMail(targetOf(box, { to }), letter);
    expect(sent).toMatchObject({ is: 'sent', answer: containing('refused: nobody@company.example') });
    expect(await sendMail(targetOf(box, { to: ['nobody@company.example'] }), letter)).toMatchObject({
      ...{ is: 'failed', mayRetry: false, answer: containing('No such mailbox') },
    });
  });

  it('is not sent with a wrong password, and never tells the password', async () => {
    const box = await startServer();
    const sent = await sendMail(targetOf(box, { password: 'wrong one' }), letter);
    expect(sent).toMatchObject({ is: 'failed', problem: { code: 'alerts.mail-account' }, mayRetry: false });
    expect(sent.answer).not.toContain('wrong one');
    expect(box.mails).toEqual([]);
  });

  it('is not sent, nor the password, where the server has no TLS although it is demanded', async () => {
    const box = await startServer({ disabledCommands: ['STARTTLS'], allowInsecureAuth: true });
    expect(await sendMail(targetOf(box), letter)).toMatchObject({ is: 'failed', problem: { code: 'alerts.mail-tls' } });
    expect(box.passwords).toEqual([]);
  });

  it('is not sent to a server whose certificate nobody vouches for', async () => {
    const box = await startServer();
    expect(await sendMail(targetOf(box, { ca: '' }), letter)).toMatchObject({ is: 'failed' });
    expect(await sendMail(targetOf(box, { host: '127.0.0.1' }), letter)).toMatchObject({ is: 'failed' });
    expect(box.passwords).toEqual([]);
    expect(box.mails).toEqual([]);
  });

  it('has no header that a name brought along', async () => {
    const box = await startServer({ secure: true });
    const title = 'a\r\nBcc: eve@evil.example\r\n\r\nbody\u0000\u2028x';
    await sendMail(targetOf(box, { security: 'implicit' }), { ...letter, title });
    const [head = ''] = box.mails[0]!.text.split('\r\n\r\n');
    expect(head).toContain('Subject: a Bcc: eve@evil.example body x');
    expect(head).not.toMatch(/^Bcc:/im);
    expect(box.mails[0]!.to).toEqual(['ann@company.example']);
  });

  it('waits no longer than it may', async () => {
    const box = await startServer({ secure: true, onData: () => undefined });
    const sent = await sendMail(targetOf(box, { security: 'implicit' }), letter, 800);
    expect(sent).toMatchObject({ is: 'failed', problem: { code: 'alerts.too-slow' }, mayRetry: true });
  });
});
