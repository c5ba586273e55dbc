import { describe, expect, it } from 'vitest';
import { message } from '#shared/texts/index.ts';
import type { Alert } from './alert.ts';
import { letterOf, type LetterFacts } from './letter.ts';

const alert: Alert = {
  ...{ kind: 'two-copies', connectionId: 'c-1', isUrgent: true, facts: { vms: 1 } },
  title: message('alert.twoCopies'),
  what: { named: 'erp-db-01', plain: message('alert.vms', { n: 1 }) },
  body: message('ended.because', { detail: 'erp-db-01 runs twice' }),
  plainBody: message('alert.twoCopies.why'),
  names: ['erp-db-01'],
  opens: { kind: 'vm', connectionId: 'c-1', vmId: 'vm-1' },
};
const facts: LetterFacts = {
  ...{ id: 'id-1', at: Date.UTC(2026, 10, 23, 7, 30), language: 'en', names: true },
  provider: message('ended.because', { detail: 'Harbour' }),
};

describe('a letter', () => {
  it('says what happened to people and to programs', () => {
    const { title, text, body } = letterOf(alert, facts);
    expect(title).toBe('Two copies may be running: erp-db-01');
    expect(text).toContain('- erp-db-01');
    expect(text).toContain('Harbour, 2026-11-23T07:30:00.000Z');
    expect(JSON.parse(body)).toMatchObject({
      ...{ id: 'id-1', kind: 'two-copies', urgent: true, title, provider: 'Harbour' },
      vms: { names: ['erp-db-01'], more: 0 },
    });
  });

  it('holds no name of a VM where names are not to leave', () => {
    const { title, text, body } = letterOf(alert, { ...facts, names: false });
    expect(title).toBe('Two copies may be running: 1 VM');
    expect(`${title}${text}${body}`).not.toContain('erp');
  });

  it('speaks the language that was chosen', () => {
    expect(letterOf(alert, { ...facts, language: 'de', names: false }).title).toBe(
      'Möglicherweise laufen zwei Kopien: 1 VM',
    );
  });

  it('names a provider without a name as one', () => {
    expect(letterOf(alert, { ...facts, provider: null }).text).toContain('A provider, ');
  });

  it('bounds the names, and says how many more there are', () => {
    const names = Array.from({ length: 250 }, (_, index) => `vm-${index}`);
    const { text, body } = letterOf({ ...alert, names }, facts);
    expect(text).toContain('… and 150 more');
    expect(body.length).toBeLessThan(10_000);
  });

  it('keeps a name with line breaks in its line', () => {
    const evil = 'a\r\nBcc: eve@evil.example\u2028x\u202ey';
    const { title, text } = letterOf({ ...alert, what: { ...alert.what, named: evil }, names: [evil] }, facts);
    expect(title).toBe('Two copies may be running: a Bcc: eve@evil.example x y');
    expect(text.split('\n')).toContain('- a Bcc: eve@evil.example x y');
  });
});
