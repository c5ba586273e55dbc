import { expect, it } from 'vitest';
import { isLoopback, isOfOneMachine, isPublicAddress } from './public-address.ts';

it.each(['8.8.8.8', '100.63.255.255', '100.128.0.1', '172.32.0.1', '2606:4700::1111', '2a00:1450:4001::1'])(
  '%s is public',
  (address) => expect(isPublicAddress(address)).toBe(true),
);

it.each([
  ...['0.0.0.0', '10.1.2.3', '100.64.0.1', '100.127.255.255', '127.0.0.1', '127.9.9.9', '169.254.169.254'],
  ...['172.16.0.1', '172.31.255.255', '192.0.2.1', '192.168.1.1', '198.18.0.1', '224.0.0.1', '255.255.255.255'],
  ...['::', '::1', '::ffff:8.8.8.8', '64:ff9b::a00:1', 'fc00::1', 'fd12:3456::1', 'fe80::1', 'fec0::1', 'ff02::1'],
  ...['2001::1', '2001:db8::1', '2002:a00:1::', 'a name', ''],
])('%s is not', (address) => expect(isPublicAddress(address)).toBe(false));

it('only what can be one machine is ever spoken to', () => {
  expect(['192.168.1.1', '127.0.0.1', 'fd00::1', '::1'].every(isOfOneMachine)).toBe(true);
  expect(['0.0.0.0', '239.1.1.1', '255.255.255.255', '::', 'ff02::1', 'x'].some(isOfOneMachine)).toBe(false);
});

it('this computer is known by its names', () => {
  expect(['localhost', '127.0.0.2', '::1'].every(isLoopback)).toBe(true);
  expect(['localhost.example', '128.0.0.1', '::2', '10.0.0.1'].some(isLoopback)).toBe(false);
});
