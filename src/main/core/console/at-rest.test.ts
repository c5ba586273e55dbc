import { expect, it } from 'vitest';
import type { ConnectionView } from '#shared/ipc/index.ts';
import { message } from '#shared/texts/index.ts';
import { restingView } from './at-rest.ts';

const heard: ConnectionView = {
  ...{ id: 'one', name: 'Provider', account: 'acme', thumbprint: 'AA', state: 'connected', freshness: 'live' },
  gateways: [
    {
      ...{ address: 'a:1', read: 'good', command: 'failing', event: 'good' },
      uses: { read: { at: 1, detail: null }, command: { at: 2, detail: 'reset' }, event: { at: 3, detail: null } },
    },
  ],
  ...{ heardAt: 5, syncing: { entities: 3 }, environment: 'practice', limits: null, clockSkewMs: 900 },
  subject: { name: 'Ann', roles: [] } as unknown as ConnectionView['subject'],
  ...{ problem: message('connection.offline', { detail: 'x' }), counts: { vms: 1, replicas: 1, restorePoints: 1 } },
};

it('says nothing of the present: nobody is heard, nobody is signed in, no gateway was tried', () => {
  const untried = { at: null, detail: null };
  expect(restingView(heard)).toEqual({
    ...heard,
    ...{ state: 'connecting', freshness: 'offline', syncing: null, subject: null, clockSkewMs: null, problem: null },
    gateways: [
      {
        ...{ address: 'a:1', read: 'unused', command: 'unused', event: 'unused' },
        uses: { read: untried, command: untried, event: untried },
      },
    ],
  });
});

it('stays untrusted where nobody has confirmed the certificate', () => {
  const unconfirmed = {
    ...heard,
    isUnconfirmed: true,
    state: 'untrusted',
    problem: message('connection.unconfirmed'),
  } as const;
  expect(restingView(unconfirmed)).toMatchObject({ state: 'untrusted', problem: message('connection.unconfirmed') });
});

it('still says that a store cannot be used', () => {
  const failed: ConnectionView = { ...heard, state: 'store-failed', problem: message('connection.unconfirmed') };
  expect(restingView(failed)).toEqual(failed);
});
