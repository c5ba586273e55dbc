import { describe, expect, it } from 'vitest';
import type { MailForm, WebhookForm } from '#shared/ipc/index.ts';
import { makeCertificate } from '../gateway/testing/certificate.ts';
import { checkMail, checkWebhook } from './check-form.ts';

const webhook: WebhookForm = {
  ...{ isOn: true, url: 'https://hooks.example/T/B/x?y=1', secret: 'a secret of sixteen', events: [], names: false },
  ...{ allowPrivate: false, ca: '' },
};
const mail: MailForm = {
  ...{ isOn: true, host: 'mail.example', port: 465, security: 'implicit', account: '', password: null },
  ...{ from: 'console@company.example', to: ['ann@company.example'], events: [], names: false, ca: '' },
};
const strict = { plainLoopback: false };

describe('the form of a webhook', () => {
  it.each([
    ['url', { url: 'hooks' }],
    ['url', { url: null }],
    ['url', { url: 'http://hooks.example/' }],
    ['url', { url: 'http://127.0.0.1/' }],
    ['url', { url: 'file:///etc/passwd' }],
    ['url', { url: 'https://ann:pass@hooks.example/' }],
    ['url', { url: 'https://hooks.example/#x' }],
    ['secret', { secret: 'short' }],
    ['secret', { secret: null }],
    ['ca', { ca: 'no certificate' }],
    ['ca', { ca: '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----' }],
  ])('names the field that is wrong: %s %j', (field, part) => {
    expect(checkWebhook({ ...webhook, ...part }, null, strict)).toMatchObject({ ok: false, failure: { field } });
  });

  it('is right, with what is kept already where nothing was typed', async () => {
    const { cert } = await makeCertificate();
    expect(checkWebhook({ ...webhook, ca: cert }, null, strict)).toMatchObject({ ok: true });
    const known = { url: 'https://kept.example/', secret: 'kept secret of sixteen' };
    expect(checkWebhook({ ...webhook, url: null, secret: null }, known, strict)).toMatchObject({
      value: { secret: known.secret },
    });
  });

  it('takes http only to this computer, and only where a test asks for it', () => {
    const open = { plainLoopback: true };
    expect(checkWebhook({ ...webhook, url: 'http://127.0.0.1:8080/' }, null, open)).toMatchObject({ ok: true });
    expect(checkWebhook({ ...webhook, url: 'http://10.0.0.1/' }, null, open)).toMatchObject({ ok: false });
  });
});

describe('the form of e-mail', () => {
  it.each([
    ['host', { host: 'https://mail.example' }],
    ['host', { host: 'mail.example\r\nQUIT' }],
    ['security', { security: 'none' as const }],
    ['account', { account: 'ann\r\n', password: 'x' }],
    ['from', { from: 'Farshore <console@company.example>' }],
    ['from', { from: 'a@b.example\r\nBcc: eve@evil.example' }],
    ['to', { to: [] }],
    ['to', { to: ['ann@company.example', 'ben@company.example\nBcc: eve@evil.example'] }],
    ['to', { to: ['not an address'] }],
    ['password', { account: 'ann' }],
    ['ca', { ca: 'x' }],
  ])('names the field that is wrong: %s %j', (field, part) => {
    expect(checkMail({ ...mail, ...part }, null)).toMatchObject({ ok: false, failure: { field } });
  });

  it('is right without an account, with one, and to this computer without encryption', () => {
    expect(checkMail(mail, null)).toEqual({ ok: true, value: '' });
    expect(checkMail({ ...mail, account: 'ann' }, 'kept')).toEqual({ ok: true, value: 'kept' });
    expect(checkMail({ ...mail, host: 'localhost', security: 'none' }, null)).toMatchObject({ ok: true });
  });
});
