import type { Gate, StepOrder } from './operation.ts';

/** It orders nothing from the provider: it holds up what waits for it until a person, time or a host has answered. */
export function isGate(task: StepOrder): task is Gate {
  return task.kind === 'gate-prompt' || task.kind === 'gate-wait' || task.kind === 'host-act';
}
