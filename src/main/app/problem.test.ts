import { describe, expect, it } from 'vitest';
import { catalogues, textIn } from '#shared/texts/index.ts';
import { problemOf, problemPage, type Problem } from './problem.ts';

const kinds: readonly Problem['kind'][] = [
  'full',
  'read-only',
  'newer-schema',
  'locked',
  'corrupt',
  'io',
  'network-folder',
  'page-crashed',
  'crashed',
];

describe('the reason why the console cannot run', () => {
  it('is read off a failure of the store, however it is wrapped', () => {
    const failure = { kind: 'newer-schema', path: '/data/journal.db', detail: 'schema 9, this program knows 3' };
    expect(problemOf(failure)).toEqual(failure);
    expect(problemOf(Object.assign(new Error('no store'), { failure }))).toEqual(failure);
  });

  it('is a fault of ours for everything else', () => {
    expect(problemOf(new TypeError('x is undefined'))).toEqual({
      kind: 'crashed',
      path: null,
      detail: 'TypeError: x is undefined',
    });
    expect(problemOf('text')).toMatchObject({ kind: 'crashed', detail: 'text' });
    expect(problemOf(undefined).kind).toBe('crashed');
  });

  it.each(kinds)('has words for %s, and for what to do', (kind) => {
    expect(textIn(catalogues.en, `app.problem.${kind}`)).toBeDefined();
    expect(textIn(catalogues.en, `app.problem.${kind}.next`)).toBeDefined();
  });
});

describe('the page that tells it', () => {
  it('names the reason, the place and what the system said', () => {
    const page = problemPage({ kind: 'read-only', path: '/srv/data', detail: 'EACCES' }, 'abc');
    expect(page).toContain('The data folder cannot be written to.');
    expect(page).toContain('/srv/data');
    expect(page).toContain('EACCES');
    expect(page).toContain('<style nonce="abc">');
  });

  it('takes nothing in it for markup', () => {
    const page = problemPage({ kind: 'io', path: '/<img src=x>', detail: '"><script>alert(1)</script>' }, 'abc');
    expect(page).not.toMatch(/<img|<script/);
  });
});
