import { expect, it } from 'vitest';
import type { GatewayView, Health } from '#shared/ipc/index.ts';
import { reachOf } from './reach.ts';

const gateway = (read: Health, command: Health, event: Health): GatewayView => ({
  address: 'g:1',
  read,
  command,
  event,
});

it('is whole while nothing fails, though not everything was tried', () => {
  const gateways = [gateway('good', 'unused', 'good'), gateway('unused', 'unused', 'unused')];
  expect(reachOf({ gateways })).toEqual({ lacks: [], good: 2, all: 2 });
});

it('lacks nothing while one gateway lets it through', () => {
  const gateways = [gateway('failing', 'failing', 'failing'), gateway('good', 'good', 'good')];
  expect(reachOf({ gateways })).toEqual({ lacks: [], good: 1, all: 2 });
});

it('lacks what fails everywhere it was tried', () => {
  const gateways = [gateway('good', 'failing', 'good'), gateway('good', 'unused', 'unused')];
  expect(reachOf({ gateways })).toEqual({ lacks: ['command'], good: 1, all: 2 });
});
