import { expect, it } from 'vitest';
import { mayLoad, mayOpenOutside } from './outside.ts';

const hosts = ['docs.example.com'];

it('opens https pages of known hosts in the browser', () => {
  expect(mayOpenOutside('https://docs.example.com/guide?a=1#b', hosts)).toBe(true);
});

it.each([
  'http://docs.example.com/',
  'https://docs.example.com.evil.com/',
  'https://evil.com/docs.example.com',
  'https://docs.example.com@evil.com/',
  'https://user:secret@docs.example.com/',
  'https://docs.example.com:8443/',
  'file:///etc/hosts',
  'javascript:alert(1)',
  'ms-settings:about',
  'smb://docs.example.com/share',
  'not an address',
])('never opens %s', (address) => {
  expect(mayOpenOutside(address, hosts)).toBe(false);
});

it('lets a page load its own files and data in them, nothing else', () => {
  expect(mayLoad('app://console/assets/a.js')).toBe(true);
  expect(mayLoad('data:image/png;base64,AAAA')).toBe(true);
  for (const address of [
    'https://example.com/',
    'http://localhost/',
    'file:///etc/hosts',
    'ws://x/',
    'app://consoles/',
  ]) {
    expect(mayLoad(address)).toBe(false);
  }
});
