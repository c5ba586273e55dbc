import { describe, expect, it } from 'vitest';
import { addressKind, firstAddressOf, isInBlock } from './address.ts';

describe('an internet address', () => {
  it.each([
    ['192.0.2.1', 4],
    ['0.0.0.0', 4],
    ['2001:db8::1', 6],
    ['::', 6],
    ['fe80:0:0:0:1:2:3:4', 6],
    ['192.0.2.256', null],
    ['192.0.2', null],
    ['192.0.02.1', null],
    ['192.0.2.1 ', null],
    ['gateway', null],
    ['1:2:3', null],
    ['1::2::3', null],
    ['', null],
  ] as const)('%s is of kind %s', (text, kind) => expect(addressKind(text)).toBe(kind));

  it.each([
    ['192.0.2.1', '192.0.2.0/24', true],
    ['192.0.3.1', '192.0.2.0/24', false],
    ['10.255.255.255', '10.0.0.0/8', true],
    ['203.0.113.9', '0.0.0.0/0', true],
    ['192.0.2.1', null, null],
    ['192.0.2.1', '2001:db8::/32', null],
    ['what', '192.0.2.0/24', null],
    ['192.0.2.1', '192.0.2.0/99', null],
  ] as const)('%s in %s: %s', (address, block, isIn) => expect(isInBlock(address, block)).toBe(isIn));

  it('comes first in its block', () => {
    expect(firstAddressOf('10.11.2.0/24')).toBe('10.11.2.1');
    expect(firstAddressOf('172.16.0.0/12')).toBe('172.16.0.1');
    expect(firstAddressOf(null)).toBeNull();
  });
});
