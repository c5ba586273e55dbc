import { createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { probe } from './probe.ts';
import { makeCertificate } from './testing/certificate.ts';
import { listen, startTlsServer } from './testing/tls-server.ts';

describe('a look at a certificate', () => {
  it('tells what a person compares, and sends nothing', async () => {
    const certificate = await makeCertificate();
    const server = await startTlsServer(certificate, () => undefined);
    const result = await probe(server.address);
    await server.close();
    if (!result.ok) throw new Error(result.failure.detail);
    expect(result.value.thumbprint).toBe(certificate.thumbprint);
    expect(result.value.thumbprint).toMatch(/^([0-9A-F]{2}:){31}[0-9A-F]{2}$/);
    expect(result.value.subject).toContain('CN=gateway.example');
    expect(result.value.publiclyTrusted).toBe(false);
    expect(result.value.validFrom).toBeLessThanOrEqual(Date.now());
    expect(result.value.validTo).toBeGreaterThan(Date.now());
    expect(server.received).toBe('');
  });

  it.each([
    ['nobody.invalid:1', 'dns'],
    ['not an address', 'bad-address'],
    ['host:99999', 'bad-address'],
  ])('of %s says %s', async (address, reason) => {
    expect(await probe(address)).toMatchObject({ ok: false, failure: { kind: 'unreachable', reason } });
  });

  it('says where nobody listens or answers, where it is not TLS, and where the line is closed', async () => {
    const gone = await listen(createServer());
    await gone.close();
    expect(await probe(gone.address)).toMatchObject({ failure: { reason: 'refused' } });
    const silent = await listen(createServer());
    expect(await probe(silent.address, 100)).toMatchObject({ failure: { reason: 'timeout' } });
    await silent.close();
    const plain = await listen(createServer((socket) => socket.end('220 mail.example\r\n')));
    expect(await probe(plain.address)).toMatchObject({ failure: { reason: 'not-tls' } });
    await plain.close();
    const closing = await listen(createServer((socket) => socket.destroy()));
    expect(await probe(closing.address)).toMatchObject({ failure: { reason: 'closed' } });
    await closing.close();
  });
});
