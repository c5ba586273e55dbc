import { create } from 'zustand';
import type { AppInfo, ConnectionView } from '#shared/ipc/index.ts';

/** What the console last said about its connections. A projection: nothing here is decided in the window. */
interface ConnectionsState {
  readonly info: AppInfo | null;
  /** Null until the console has answered once. */
  readonly connections: readonly ConnectionView[] | null;
  /** The one that map and lists show. */
  readonly currentId: string | null;
}

export const useConnections = create<ConnectionsState>()(() => ({ info: null, connections: null, currentId: null }));

export function setInfo(info: AppInfo): void {
  useConnections.setState({ info });
}

export function setConnections(connections: readonly ConnectionView[]): void {
  const { currentId } = useConnections.getState();
  const stillThere = connections.some((connection) => connection.id === currentId);
  useConnections.setState({ connections, currentId: stillThere ? currentId : (connections[0]?.id ?? null) });
}

/** A connection that was just added or changed, before the console's own event says so. */
export function putConnection(connection: ConnectionView): void {
  const known = useConnections.getState().connections ?? [];
  const others = known.filter((other) => other.id !== connection.id);
  const isNew = others.length === known.length;
  setConnections(isNew ? [...known, connection] : known.map((one) => (one.id === connection.id ? connection : one)));
}

export function chooseConnection(connectionId: string): void {
  useConnections.setState({ currentId: connectionId });
}

export function useCurrentConnection(): ConnectionView | null {
  return useConnections((state) => state.connections?.find((connection) => connection.id === state.currentId) ?? null);
}

export function currentConnection(): ConnectionView | null {
  const { connections, currentId } = useConnections.getState();
  return connections?.find((connection) => connection.id === currentId) ?? null;
}

/** Gateway time now, as far as this computer can tell. Ages use the gateway's clock. */
export function gatewayNow(connection: ConnectionView | null, now: number): number {
  return now + (connection?.clockSkewMs ?? 0);
}
