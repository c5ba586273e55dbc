import { isIP } from 'node:net';
import { rootCertificates } from 'node:tls';
import type SmtpTransport from 'nodemailer/lib/smtp-transport/index.js';
import type { MailSecurity } from '#shared/ipc/index.ts';
import { message } from '#shared/texts/index.ts';
import { oneLine, shown, type Letter, type Sent } from './sending.ts';

export interface MailTarget {
  readonly host: string;
  readonly port: number;
  readonly security: MailSecurity;
  /** Empty where the server asks for none. */
  readonly account: string;
  readonly password: string;
  readonly from: string;
  readonly to: readonly string[];
  readonly ca: string;
}

/** For each of: the name look-up, the line, the greeting, each answer. */
const STEP_MS_MAX = 5_000;
export const MAIL_MS_MAX = 20_000;

/** Sends one message once. The server's certificate is judged by its name; without TLS only this computer is spoken to. */
export async function sendMail(target: MailTarget, letter: Letter, timeoutMs = MAIL_MS_MAX): Promise<Sent> {
  const { createTransport } = await import('nodemailer');
  const transport = createTransport(optionsOf(target));
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), timeoutMs);
  });
  try {
    const info = await Promise.race([
      transport.sendMail({
        from: { name: 'Farshore', address: target.from },
        to: target.to.map((address) => ({ name: '', address })),
        subject: oneLine(letter.title),
        text: letter.text,
        messageId: `<${letter.id}@farshore.invalid>`,
        headers: { 'X-Farshore-Delivery': letter.id, 'Auto-Submitted': 'auto-generated' },
      }),
      tooLong,
    ]);
    if (info === null) return tooSlow(timeoutMs);
    const answer = [info.response, ...info.rejected.map((address) => `refused: ${address}`)].join('\n');
    return { is: 'sent', answer: shown(answer) };
  } catch (error) {
    return failedBy(error);
  } finally {
    clearTimeout(timer);
    transport.close();
  }
}

function optionsOf({ host, port, security, account, password, ca }: MailTarget): SmtpTransport.Options {
  return {
    host,
    port,
    secure: security === 'implicit',
    requireTLS: security === 'starttls',
    ignoreTLS: security === 'none',
    tls: {
      minVersion: 'TLSv1.2',
      rejectUnauthorized: true,
      ...(isIP(host) === 0 ? { servername: host } : {}),
      ...(ca === '' ? {} : { ca: [...rootCertificates, ca] }),
    },
    ...(account === '' ? {} : { auth: { user: account, pass: password } }),
    // The name of this computer is nobody's business.
    name: '[127.0.0.1]',
    dnsTimeout: STEP_MS_MAX,
    connectionTimeout: STEP_MS_MAX,
    greetingTimeout: STEP_MS_MAX,
    socketTimeout: STEP_MS_MAX,
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

function tooSlow(timeoutMs: number): Sent {
  const problem = message('alerts.too-slow', { seconds: timeoutMs / 1_000 });
  return { is: 'failed', answer: '', problem, mayRetry: true };
}

function failedBy(error: unknown): Sent {
  if (!(error instanceof Error)) throw error;
  const { code, responseCode } = error as { code?: string; responseCode?: number };
  const problem =
    code === 'EAUTH' ? message('alerts.mail-account') : code === 'ETLS' ? message('alerts.mail-tls') : null;
  // What a server refuses for good is refused again; a server that is not there may come back.
  const mayRetry = code !== 'EAUTH' && (responseCode === undefined || responseCode < 500);
  return {
    is: 'failed',
    answer: shown(`${error.message}${code === undefined ? '' : ` (${code})`}`),
    problem,
    mayRetry,
  };
}
