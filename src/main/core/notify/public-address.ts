import { BlockList, isIP } from 'node:net';

/** IPv4 that no stranger's server has: this network, private, carrier-grade NAT, loopback, link-local, tests, multicast. */
const privateV4 = blockList('ipv4', [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
]);
/** Of IPv6 only what is given out to the world counts as public; unique local, link-local and mapped addresses lie outside. */
const globalV6 = blockList('ipv6', [['2000::', 3]]);
/** Within it: tunnels that carry any IPv4 address, and documentation. */
const specialV6 = blockList('ipv6', [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
]);
const nobodysV4 = blockList('ipv4', [
  ['0.0.0.0', 8],
  ['224.0.0.0', 3],
]);
const nobodysV6 = blockList('ipv6', [
  ['::', 128],
  ['ff00::', 8],
]);
const loopbackV4 = blockList('ipv4', [['127.0.0.0', 8]]);
const loopbackV6 = blockList('ipv6', [['::1', 128]]);

function blockList(family: 'ipv4' | 'ipv6', subnets: readonly (readonly [string, number])[]): BlockList {
  const list = new BlockList();
  for (const [net, prefix] of subnets) list.addSubnet(net, prefix, family);
  return list;
}

/** Whether an address belongs to the public internet. What is no address does not. */
export function isPublicAddress(address: string): boolean {
  if (isIP(address) === 4) return !privateV4.check(address, 'ipv4');
  if (isIP(address) !== 6) return false;
  return globalV6.check(address, 'ipv6') && !specialV6.check(address, 'ipv6');
}

/** An address that can belong to one machine at all: not "any", not many. */
export function isOfOneMachine(address: string): boolean {
  if (isIP(address) === 4) return !nobodysV4.check(address, 'ipv4');
  return isIP(address) === 6 && !nobodysV6.check(address, 'ipv6');
}

/** An address of this computer itself, or its usual name. */
export function isLoopback(host: string): boolean {
  if (host === 'localhost') return true;
  if (isIP(host) === 4) return loopbackV4.check(host, 'ipv4');
  return isIP(host) === 6 && loopbackV6.check(host, 'ipv6');
}
