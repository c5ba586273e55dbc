import { X509Certificate } from 'node:crypto';
import type { ConsoleFailure, MailForm, WebhookForm } from '#shared/ipc/index.ts';
import { message } from '#shared/texts/index.ts';
import { fail, succeed, type Outcome } from '../ports.ts';
import { isLoopback } from './public-address.ts';

type Checked<T> = Outcome<T, ConsoleFailure>;

const SECRET_CHARS_MIN = 16;
const ADDRESSES_MAX = 20;
/** An address as servers take it: no names, no quotes, no comments, nothing that ends a line. */
const MAIL_ADDRESS = /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]{1,63}(\.[A-Za-z0-9-]{1,63})*$/;
const HOST = /^([A-Za-z0-9-]{1,63}(\.[A-Za-z0-9-]{1,63})*\.?|[0-9A-Fa-f:]{2,45})$/;

/** Whether a webhook may be spoken to in the open: on this computer, and only where the owner of the console says so. */
export interface WebhookCheck {
  readonly plainLoopback: boolean;
}

/** The address as it will be used, the secret beside it, and what else the form says. */
export function checkWebhook(
  form: WebhookForm,
  known: { readonly url: string; readonly secret: string } | null,
  { plainLoopback }: WebhookCheck,
): Checked<{ readonly url: URL; readonly secret: string }> {
  const text = form.url ?? known?.url ?? '';
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null) return wrong('url', 'alerts.bad.url');
  const isOpen = url.protocol === 'http:' && plainLoopback && isLoopback(url.hostname.replace(/^\[|\]$/g, ''));
  if (url.protocol !== 'https:' && !isOpen) return wrong('url', 'alerts.not-https');
  if (url.username !== '' || url.password !== '') return wrong('url', 'alerts.bad.url-account');
  if (url.hash !== '') return wrong('url', 'alerts.bad.url-hash');
  const secret = form.secret ?? known?.secret ?? '';
  if (secret.length < SECRET_CHARS_MIN) return wrong('secret', 'alerts.bad.secret', { n: SECRET_CHARS_MIN });
  if (!isCertificate(form.ca)) return wrong('ca', 'alerts.bad.ca');
  return succeed({ url, secret });
}

/** The password with which the server is spoken to; empty where it asks for none. */
export function checkMail(form: MailForm, known: string | null): Checked<string> {
  const { host, security, account, from, to, ca } = form;
  if (!HOST.test(host)) return wrong('host', 'alerts.bad.host');
  if (security === 'none' && !isLoopback(host)) return wrong('security', 'alerts.bad.security');
  if (/\p{C}/u.test(account)) return wrong('account', 'alerts.bad.account');
  if (!MAIL_ADDRESS.test(from)) return wrong('from', 'alerts.bad.from', { address: from });
  if (to.length === 0 || to.length > ADDRESSES_MAX) return wrong('to', 'alerts.bad.to-count', { n: ADDRESSES_MAX });
  const notAddress = to.find((address) => !MAIL_ADDRESS.test(address));
  if (notAddress !== undefined) return wrong('to', 'alerts.bad.to', { address: notAddress });
  const password = account === '' ? '' : (form.password ?? known ?? '');
  if (account !== '' && password === '') return wrong('password', 'alerts.bad.password');
  if (!isCertificate(ca)) return wrong('ca', 'alerts.bad.ca');
  return succeed(password);
}

function wrong(field: string, code: string, params: Readonly<Record<string, string | number>> = {}): Checked<never> {
  return fail({ code: 'bad-field', message: message(code, params), retryable: false, field });
}

/** Empty is none; else every certificate in it must be one, because TLS would throw at the worst moment. */
function isCertificate(pem: string): boolean {
  if (pem.trim() === '') return true;
  const found = pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
  return found.length > 0 && found.every(isOneCertificate);
}

function isOneCertificate(pem: string): boolean {
  try {
    return new X509Certificate(pem).fingerprint256 !== '';
  } catch {
    // OpenSSL says in many ways that something is no certificate; none of them helps the person who pasted it.
    return false;
  }
}
