import { packPicture, type ConnectionView, type EstateAtRest } from '#shared/ipc/index.ts';
import type { Rooms } from './rooms.ts';

/** What the next start shows until it has opened its files. Throws a `StoreReadError` where the cache cannot be read. */
export async function estateAtRest(rooms: Rooms): Promise<EstateAtRest> {
  const connections = rooms.views().map(restingView);
  const room = rooms.get(connections[0]?.id ?? '');
  return { connections, picture: room === null ? null : packPicture(await room.picture()) };
}

/** A connection as it is before its provider is called: nothing of the session that ends is said of the next one. */
export function restingView(view: ConnectionView): ConnectionView {
  if (view.state === 'store-failed') return view;
  const untried = { at: null, detail: null };
  const isUnconfirmed = view.isUnconfirmed === true;
  return {
    ...view,
    gateways: view.gateways.map(({ address }) => ({
      ...{ address, read: 'unused', command: 'unused', event: 'unused' },
      uses: { read: untried, command: untried, event: untried },
    })),
    state: isUnconfirmed ? 'untrusted' : 'connecting',
    freshness: 'offline',
    syncing: null,
    subject: null,
    clockSkewMs: null,
    problem: isUnconfirmed ? view.problem : null,
  };
}
