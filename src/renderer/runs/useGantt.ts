import { useMemo } from 'react';
import type { RunView } from '#shared/ipc/index.ts';
import { gatewayNow, useConnections } from '../connections/store.ts';
import { useNow } from '../ui/clock.ts';
import { type Gantt, ganttOf } from './gantt.ts';

/** The run in time, as it is this second by the gateway's clock. One that is over does not change any more. */
export function useGantt(run: RunView): Gantt {
  const connection = useConnections((state) => state.connections?.find(({ id }) => id === run.connectionId) ?? null);
  const now = gatewayNow(connection, useNow());
  const at = run.phase === 'ended' ? (run.endedAt ?? 0) : now;
  return useMemo(() => ganttOf(run, at), [run, at]);
}
