import type { Gate, StepOrder } from './operation.ts';

export function isGate(task: StepOrder): task is Gate {
  return task.kind === 'gate-prompt' || task.kind === 'gate-wait';
}
