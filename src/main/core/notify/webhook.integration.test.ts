import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { makeAuthority, type Authority } from './testing/authority.ts';
import { noContent, startReceiver, type Receiver } from './testing/receiver.ts';
import type { Sent } from './sending.ts';
import { postWebhook, signatureOf, type WebhookPorts, type WebhookTarget } from './webhook.ts';

const containing = (text: string): string => expect.stringContaining(text) as string;

const HOST = 'hooks.company.example';
const SECRET = 'a secret of more than sixteen';
const letter = { id: 'delivery-1', title: 'Test', text: 'A test', body: '{"title":"Ä test"}' };
const NOW = 1_800_000_000_000;

let authority: Authority;
let receiver: Receiver;
/** What the name is resolved to, and how often it was asked. */
let resolved: string[][];
let asked = 0;

beforeAll(async () => {
  authority = await makeAuthority();
  receiver = await startReceiver(await authority.issue(HOST));
});
afterAll(() => receiver.close());
beforeEach(() => {
  resolved = [['127.0.0.1']];
  asked = 0;
  receiver.answer = noContent;
});

function post(target: Partial<WebhookTarget> = {}, ports: Partial<WebhookPorts> = {}): Promise<Sent> {
  const lookup = (): Promise<readonly string[]> => {
    const found = resolved[Math.min(asked, resolved.length - 1)] ?? [];
    asked += 1;
    return Promise.resolve(found);
  };
  return postWebhook(
    { url: urlOf('/in?x=1'), secret: SECRET, allowPrivate: true, ca: authority.ca, ...target },
    letter,
    { lookup, wallMs: () => NOW, userAgent: 'Farshore/test', ...ports },
  );
}

const urlOf = (path: string): string => `https://${HOST}:${receiver.port}${path}`;

describe('a webhook', () => {
  it('brings the message, signed, over TLS with the name judged', async () => {
    const before = receiver.received.length;
    expect(await post()).toEqual({ is: 'sent', answer: 'HTTP 204' });
    const got = receiver.received[before]!;
    expect(got).toMatchObject({ url: '/in?x=1', body: letter.body });
    expect(got.headers).toMatchObject({ host: `${HOST}:${receiver.port}`, 'farshore-delivery': 'delivery-1' });
    const timestamp = String(got.headers['farshore-timestamp']);
    expect(timestamp).toBe('1800000000');
    expect(got.headers['farshore-signature']).toBe(signatureOf(SECRET, timestamp, got.body));
    expect(JSON.stringify(got.headers)).not.toContain(SECRET);
  });

  it('shows exactly what came back', async () => {
    receiver.answer = (response) => void response.writeHead(400).end('no such\u0000 room');
    expect(await post()).toMatchObject({ is: 'failed', answer: 'HTTP 400\nno such� room', mayRetry: false });
    receiver.answer = (response) => void response.writeHead(503).end();
    expect(await post()).toMatchObject({ is: 'failed', answer: 'HTTP 503', mayRetry: true });
  });

  it('follows no redirect', async () => {
    receiver.answer = (response) => void response.writeHead(307, { location: urlOf('/elsewhere') }).end();
    const before = receiver.received.length;
    expect(await post()).toMatchObject({ is: 'failed', problem: { code: 'alerts.redirect' }, mayRetry: false });
    expect(receiver.received.length).toBe(before + 1);
  });

  it('waits no longer than it may, whether for the head or for the rest', async () => {
    for (const answer of [
      () => undefined,
      (response: Parameters<Receiver['answer']>[0]) => void response.writeHead(200).write('begun'),
    ]) {
      receiver.answer = answer;
      const slow = await post({}, { timeoutMs: 400 });
      expect(slow).toMatchObject({ is: 'failed', problem: { code: 'alerts.too-slow' }, mayRetry: true });
    }
  });

  it('waits no longer for a name that nobody resolves', async () => {
    const lookup = (): Promise<never> => new Promise(() => undefined);
    expect(await post({}, { lookup, timeoutMs: 200 })).toMatchObject({ problem: { code: 'alerts.too-slow' } });
  });

  it('reads no more of an answer than it shows', async () => {
    let written = 0;
    receiver.answer = (response) => {
      response.writeHead(200);
      const more = (): void => {
        if (response.destroyed || written > 500_000_000) return;
        written += 65_536;
        if (response.write(Buffer.alloc(65_536, 'x'))) setImmediate(more);
        else response.once('drain', more);
      };
      more();
    };
    const sent = await post();
    expect(sent).toMatchObject({ is: 'sent' });
    expect(sent.answer.length).toBeLessThan(2_100);
    expect(written).toBeLessThan(100_000_000);
  });

  it('does not speak to a server whose certificate is for another name, or from nobody known', async () => {
    const wrong = await post({ url: `https://other.example:${receiver.port}/` });
    expect(wrong).toMatchObject({ is: 'failed', answer: containing('ERR_TLS_CERT_ALTNAME_INVALID') });
    expect(await post({ ca: '' })).toMatchObject({ is: 'failed' });
  });
});

describe('an address in a private network', () => {
  it.each(['127.0.0.1', '10.0.0.1', '100.64.1.1', '169.254.169.254', '192.168.0.1', '::1', 'fd00::1', 'fe80::1'])(
    '%s is refused unless a tick allows it',
    async (address) => {
      resolved = [[address]];
      const before = receiver.received.length;
      expect(await post({ allowPrivate: false })).toMatchObject({
        ...{ is: 'failed', problem: { code: 'alerts.private-address' }, mayRetry: false },
        answer: containing(address),
      });
      expect(receiver.received.length).toBe(before);
    },
  );

  it('is refused among good ones, and written as a number', async () => {
    resolved = [['8.8.8.8', '10.0.0.1']];
    expect(await post({ allowPrivate: false })).toMatchObject({ problem: { code: 'alerts.private-address' } });
    const asNumber = await post({ allowPrivate: false, url: `https://127.0.0.1:${receiver.port}/` });
    expect(asNumber).toMatchObject({ problem: { code: 'alerts.private-address' } });
    const asV6 = await post({ allowPrivate: false, url: `https://[::1]:${receiver.port}/` });
    expect(asV6).toMatchObject({ problem: { code: 'alerts.private-address' } });
  });

  it('that nobody can have is refused even then', async () => {
    resolved = [['0.0.0.0']];
    expect(await post()).toMatchObject({ problem: { code: 'alerts.private-address' } });
  });

  it('cannot slip in between the check and the line: the name is looked up once', async () => {
    // Checked as public, and a moment later the name means this computer, where the receiver listens.
    resolved = [['198.41.0.4'], ['127.0.0.1']];
    const before = receiver.received.length;
    expect(await post({ allowPrivate: false }, { timeoutMs: 600 })).toMatchObject({ is: 'failed' });
    expect(asked).toBe(1);
    expect(receiver.received.length).toBe(before);
  });

  it('that is not there at all is said', async () => {
    resolved = [[]];
    expect(await post()).toMatchObject({ problem: { code: 'alerts.no-address' } });
  });
});

describe('without TLS', () => {
  it('only this computer is spoken to', async () => {
    resolved = [['8.8.8.8']];
    expect(await post({ url: 'http://elsewhere.example/' })).toMatchObject({ problem: { code: 'alerts.not-https' } });
  });
});
