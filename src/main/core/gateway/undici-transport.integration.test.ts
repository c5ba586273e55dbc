import { createServer } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { makeCertificate, type TestCertificate } from './testing/certificate.ts';
import { listen, OK, startTlsServer, type Serve, type TestServer } from './testing/tls-server.ts';
import type { Trust } from './tls.ts';
import type { Transport, TransportRequest } from './transport.ts';
import { createTransport } from './undici-transport.ts';

let certificate: TestCertificate;
let other: TestCertificate;
const cleanups: (() => Promise<void>)[] = [];

beforeAll(async () => {
  certificate = await makeCertificate();
  other = await makeCertificate('elsewhere.example');
});

afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

async function serve(how: Serve, options = {}, of = certificate): Promise<TestServer> {
  const server = await startTlsServer(of, how, options);
  cleanups.push(() => server.close());
  return server;
}

function lineTo(address: string, trust: Trust = pin(certificate), connectMsMax = 2_000): Transport {
  const transport = createTransport({ address, trust: () => trust, connectMsMax });
  cleanups.push(() => transport.close());
  return transport;
}

const pin = (...certificates: readonly TestCertificate[]): Trust => ({
  kind: 'thumbprint',
  thumbprints: certificates.map(({ thumbprint }) => thumbprint),
});
const get: TransportRequest = { method: 'GET', path: '/v1/x', headers: {}, timeoutMs: 2_000 };
const post: TransportRequest = { ...get, method: 'POST', body: '{"order":1}', headers: { 'idempotency-key': 'r/s/1' } };
const answers: Serve = (_text, socket) => socket.write(OK);

async function closedPort(): Promise<string> {
  const server = await listen(createServer());
  await server.close();
  return server.address;
}

describe('trust', () => {
  it('lets the confirmed certificate through', async () => {
    const server = await serve(answers);
    const reply = await lineTo(server.address).request(get);
    expect(reply).toMatchObject({ ok: true, value: { status: 200, body: Buffer.from('{}') } });
    expect(server.received).toContain('GET /v1/x HTTP/1.1');
  });

  it('refuses another certificate before a byte of the request is sent, and tells which it was', async () => {
    const server = await serve(answers);
    const failure = { kind: 'untrusted', presentedThumbprint: certificate.thumbprint };
    const line = lineTo(server.address, pin(other));
    expect(await line.request(post)).toEqual({ ok: false, failure });
    expect(await line.stream(get)).toEqual({ ok: false, failure });
    expect(server.received).toBe('');
  });

  it('believes any of several confirmed certificates', async () => {
    const server = await serve(answers);
    expect(await lineTo(server.address, pin(other, certificate)).request(get)).toMatchObject({ ok: true });
  });

  it('asks whom to believe at every connect', async () => {
    const server = await serve((_text, socket) => socket.end(OK.replace('\r\n\r\n', '\r\nconnection: close\r\n\r\n')));
    let trust = pin(other);
    const line = createTransport({ address: server.address, trust: () => trust });
    cleanups.push(() => line.close());
    expect(await line.request(get)).toMatchObject({ failure: { kind: 'untrusted' } });
    trust = pin(certificate);
    expect(await line.request(get)).toMatchObject({ ok: true });
  });

  it('believes an own authority, for the name that is in the certificate only', async () => {
    const server = await serve(answers);
    expect(await lineTo(server.address, { kind: 'own-ca', pem: certificate.cert }).request(get)).toMatchObject({
      ok: true,
    });
    const misnamed = await serve(answers, {}, other);
    expect(await lineTo(misnamed.address, { kind: 'own-ca', pem: other.cert }).request(post)).toEqual({
      ok: false,
      failure: { kind: 'untrusted', presentedThumbprint: other.thumbprint },
    });
    expect(misnamed.received).toBe('');
  });

  it('believes no certificate of its own making where a public authority is asked for', async () => {
    const server = await serve(answers);
    expect(await lineTo(server.address, { kind: 'public-ca' }).request(post)).toMatchObject({
      failure: { kind: 'untrusted' },
    });
    expect(server.received).toBe('');
  });

  it('speaks TLS 1.2 and nothing older', async () => {
    const new12 = await serve(answers, { maxVersion: 'TLSv1.2' });
    expect(await lineTo(new12.address).request(get)).toMatchObject({ ok: true });
    const old = await serve(answers, { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' });
    expect(await lineTo(old.address).request(get)).toMatchObject({ failure: { kind: 'unreachable' } });
  });
});

describe('not a byte left', () => {
  it('where nobody listens', async () => {
    expect(await lineTo(await closedPort()).request(post)).toMatchObject({
      failure: { kind: 'unreachable', detail: expect.stringContaining('refused') as string },
    });
  });

  it('where the name is of nobody', async () => {
    expect(await lineTo('nobody.invalid').request(post)).toMatchObject({ failure: { kind: 'unreachable' } });
  });

  it('where somebody listens and never speaks TLS', async () => {
    const silent = await listen(createServer());
    cleanups.push(() => silent.close());
    expect(await lineTo(silent.address, pin(certificate), 150).request(post)).toMatchObject({
      failure: { kind: 'unreachable', detail: expect.stringContaining('timeout') as string },
    });
  });

  it('where somebody speaks something else', async () => {
    const plain = await listen(createServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')));
    cleanups.push(() => plain.close());
    expect(await lineTo(plain.address).request(post)).toMatchObject({
      failure: { kind: 'unreachable', detail: expect.stringContaining('not-tls') as string },
    });
  });

  it('where the caller gave up before', async () => {
    const server = await serve(answers);
    const result = await lineTo(server.address).request({ ...post, signal: AbortSignal.abort() });
    expect(result).toMatchObject({ failure: { kind: 'unreachable' } });
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(server.received).toBe('');
  });
});

describe('sent, and no whole reply', () => {
  it.each<readonly [string, Serve]>([
    ['the line is cut after the request', (_text, socket) => socket.destroy()],
    ['the line is closed politely after the request', (_text, socket) => socket.end()],
    ['the reply stops in its head', (_text, socket) => socket.end('HTTP/1.1 200 OK\r\ncontent-le')],
    ['the reply stops in its body', (_text, socket) => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n{}')],
    ['the reply is no HTTP', (_text, socket) => socket.end('what?\r\n\r\n')],
    [
      'the reply cannot be unpacked',
      (_text, socket) => socket.write(OK.replace('\r\n\r\n', '\r\ncontent-encoding: gzip\r\n\r\n')),
    ],
  ])('%s', async (_name, how) => {
    const server = await serve(how);
    expect(await lineTo(server.address).request(post)).toMatchObject({ ok: false, failure: { kind: 'unknown' } });
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(server.requests).toBe(1);
  });

  it('no reply comes in time', async () => {
    const server = await serve(() => undefined);
    const result = await lineTo(server.address).request({ ...post, timeoutMs: 150 });
    expect(result).toEqual({ ok: false, failure: { kind: 'unknown', detail: 'no reply within 150 ms' } });
  });

  it('the reply drips for longer than the whole may take', async () => {
    const server = await serve((_text, socket) => {
      socket.write('HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\n');
      const drip = setInterval(() => (socket.destroyed ? clearInterval(drip) : socket.write('x')), 20);
    });
    const result = await lineTo(server.address).request({ ...get, timeoutMs: 200 });
    expect(result).toMatchObject({ failure: { kind: 'unknown', detail: 'no whole reply in time' } });
  });

  it('the caller gives up in between', async () => {
    const server = await serve(() => undefined);
    const abort = new AbortController();
    const result = lineTo(server.address).request({ ...post, signal: abort.signal });
    while (server.requests === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    abort.abort();
    expect(await result).toMatchObject({ failure: { kind: 'unknown', detail: 'given up' } });
  });
});

describe('a line that is kept open', () => {
  it('is used again', async () => {
    const server = await serve(answers);
    const line = lineTo(server.address);
    for (let number = 0; number < 5; number += 1) expect(await line.request(post)).toMatchObject({ ok: true });
    expect(server.connections).toBeLessThanOrEqual(2);
  });

  it('and is cut as the next order arrives, leaves that order unknown and never sends it twice', async () => {
    const server = await serve((_text, socket, request) => (request === 2 ? socket.destroy() : socket.write(OK)));
    const line = lineTo(server.address);
    expect(await line.request(get)).toMatchObject({ ok: true });
    expect(await line.request(post)).toMatchObject({ failure: { kind: 'unknown' } });
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(server.requests).toBe(2);
    expect(await line.request(get)).toMatchObject({ ok: true });
  });

  it('and is closed by the other side while it is idle, never makes one order two', async () => {
    // The close meets the next order anywhere between "long before" and "at the same time".
    for (let delayMs = 0; delayMs < 6; delayMs += 1) {
      const server = await serve((text, socket) => {
        socket.write(OK);
        if (text.startsWith('GET')) setTimeout(() => socket.destroy(), 3);
      });
      const line = lineTo(server.address);
      await line.request(get);
      await new Promise((resolve) => setTimeout(resolve, delayMs));
      const result = await line.request(post);
      expect(result.ok ? 'ok' : result.failure.kind).toMatch(/^(ok|unknown|unreachable)$/);
      await new Promise((resolve) => setTimeout(resolve, 20));
      const posts = server.received.match(/POST /g)?.length ?? 0;
      expect(posts).toBeLessThanOrEqual(1);
      if (result.ok) expect(posts).toBe(1);
      if (!result.ok && result.failure.kind === 'unreachable') expect(posts).toBe(0);
    }
  });
});

describe('replies', () => {
  it('are unpacked', async () => {
    const body = gzipSync('{"a":1}');
    const server = await serve((_text, socket) => {
      socket.write(`HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\ncontent-length: ${body.length}\r\n\r\n`);
      socket.write(body);
    });
    expect(await lineTo(server.address).request(get)).toMatchObject({
      ok: true,
      value: { body: Buffer.from('{"a":1}') },
    });
  });

  it('have bounded size', async () => {
    const server = await serve((_text, socket) => {
      socket.write('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n');
      const chunk = `100000\r\n${'x'.repeat(0x100000)}\r\n`;
      const more = (): void => {
        while (!socket.destroyed && socket.write(chunk));
        if (!socket.destroyed) socket.once('drain', more);
      };
      more();
    });
    const result = await lineTo(server.address).request({ ...get, timeoutMs: 20_000 });
    expect(result).toMatchObject({
      failure: { kind: 'unknown', detail: expect.stringContaining('more than') as string },
    });
  });
});

describe('streams', () => {
  const head = 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n';

  it('bring bytes as they come, and end well', async () => {
    const server = await serve((_text, socket) => {
      socket.write(`${head}2\r\na\n\r\n`);
      setTimeout(() => socket.write('2\r\nb\n\r\n0\r\n\r\n'), 30);
    });
    const opened = await lineTo(server.address).stream(get);
    if (!opened.ok) throw new Error('not opened');
    const seen: string[] = [];
    for await (const chunk of opened.value.bytes) seen.push(chunk.toString());
    expect(seen.join('')).toBe('a\nb\n');
    expect(opened.value.cut()).toBeNull();
  });

  it('that break say so at their end', async () => {
    const server = await serve((_text, socket) => {
      socket.write(`${head}2\r\na\n\r\n`);
      setTimeout(() => socket.destroy(), 30);
    });
    const opened = await lineTo(server.address).stream(get);
    if (!opened.ok) throw new Error('not opened');
    let text = '';
    for await (const chunk of opened.value.bytes) text += chunk.toString();
    expect(text).toBe('a\n');
    expect(opened.value.cut()).not.toBeNull();
  });

  it('that fall silent are cut', async () => {
    const server = await serve((_text, socket) => socket.write(`${head}2\r\na\n\r\n`));
    const opened = await lineTo(server.address).stream({ ...get, silenceMsMax: 100 });
    if (!opened.ok) throw new Error('not opened');
    for await (const chunk of opened.value.bytes) expect(chunk.toString()).toBe('a\n');
    expect(opened.value.cut()).toBe('silent for 100 ms');
  });

  it('are closed when their reader goes away', async () => {
    let sayClosed: () => void = () => undefined;
    const closed = new Promise<void>((resolve) => (sayClosed = resolve));
    const server = await serve((_text, socket) => {
      socket.once('close', sayClosed);
      socket.write(`${head}2\r\na\n\r\n`);
    });
    const opened = await lineTo(server.address).stream(get);
    if (!opened.ok) throw new Error('not opened');
    for await (const chunk of opened.value.bytes) {
      expect(chunk.toString()).toBe('a\n');
      break;
    }
    await closed;
  });

  it('wait for a slow reader instead of filling the memory', async () => {
    let written = 0;
    const server = await serve((_text, socket) => {
      socket.write(head);
      const chunk = `10000\r\n${'x'.repeat(0x10000)}\r\n`;
      const more = (): void => {
        while (!socket.destroyed && written < 100_000_000 && socket.write(chunk)) written += chunk.length;
        if (!socket.destroyed && written < 100_000_000) socket.once('drain', more);
      };
      more();
    });
    const opened = await lineTo(server.address).stream({ ...get, silenceMsMax: 300 });
    if (!opened.ok) throw new Error('not opened');
    // Longer than the silence that is allowed: it is we who are late, which must not be held against the sender.
    await new Promise((resolve) => setTimeout(resolve, 700));
    expect(written).toBeLessThan(30_000_000);
    let bytes = 0;
    for await (const chunk of opened.value.bytes) {
      bytes += chunk.length;
      if (bytes > 5_000_000) break;
    }
    expect(bytes).toBeGreaterThan(5_000_000);
  });
});
