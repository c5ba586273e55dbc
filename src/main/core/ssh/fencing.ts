import type { RemoteCommand } from './run-command.ts';

export interface Fencing {
  readonly powerOff: string;
  readonly powerState: string;
  readonly saysOff: string;
  /** The VM's name on the hypervisor. */
  readonly vmName: string;
  readonly limitSeconds: number;
}

/** The order and the question of a fencing. Whether it worked is judged by the answer to the question alone. */
export function fencingCommands(fencing: Fencing): { readonly order: RemoteCommand; readonly question: RemoteCommand } {
  const shared = { values: { FARSHORE_VM: fencing.vmName }, limitSeconds: fencing.limitSeconds };
  return {
    order: { ...shared, text: fencing.powerOff, expects: { exitCodes: [0], contains: null } },
    question: { ...shared, text: fencing.powerState, expects: { exitCodes: [0], contains: fencing.saysOff } },
  };
}
