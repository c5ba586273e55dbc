import { expect, it } from 'vitest';
import { contentPolicy, headersOf, newNonce } from './policy.ts';

it('allows nothing, then only what our own pages need', () => {
  expect(contentPolicy('abc').split('; ')).toEqual([
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'nonce-abc'",
    "img-src 'self' data:",
    "connect-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ]);
});

it('never allows a script by nonce, by eval or inline', () => {
  expect(contentPolicy('abc')).not.toMatch(/unsafe-|script-src[^;]*nonce/);
});

it('makes another nonce each time, long enough not to be guessed', () => {
  const nonces = Array.from({ length: 100 }, newNonce);
  expect(new Set(nonces).size).toBe(100);
  expect(nonces.every((nonce) => /^[A-Za-z0-9+/]{24}$/.test(nonce))).toBe(true);
});

it('goes out with every reply, whatever its kind', () => {
  expect(headersOf('image/png', 'abc')).toMatchObject({
    'Content-Type': 'image/png',
    'Content-Security-Policy': contentPolicy('abc'),
    'X-Content-Type-Options': 'nosniff',
  });
});
