import type { Order } from '#shared/domain/index.ts';
import type { DeedFailure } from '../provider/machines.ts';

/** What real machines cannot do, in whatever state they are. It is refused before anything is accepted. */
export function unsupportedByRealMachines(order: Order): DeedFailure | null {
  if (order.kind === 'failback-start' && order.target.kind !== 'original') {
    return {
      code: 'target-unsupported',
      detail: 'Real practice machines go home to their original place only. Choose it, or use the simulated provider.',
    };
  }
  if ((order.kind === 'failover' || order.kind === 'test-start') && order.point.kind === 'cdp') {
    return {
      code: 'cdp-unsupported',
      detail:
        'Real practice machines have restore points and no journal of continuous replication. Choose a restore point, ' +
        'or use the simulated provider.',
    };
  }
  return null;
}
