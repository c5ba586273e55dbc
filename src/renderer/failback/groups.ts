import type { FailbackStep, FailbackView, FailbackVm } from '#shared/ipc/index.ts';

/** The steps as they are gone through; the others stand beside the way. */
export const wayHome = [
  'where',
  'preflight',
  'synchronise',
  'cutover',
  'switch-over',
  'verify',
  'finish',
  'done',
] as const satisfies readonly FailbackStep[];

export const besideTheWay = ['attention', 'left'] as const satisfies readonly FailbackStep[];

export function at(view: FailbackView, ...steps: readonly FailbackStep[]): readonly FailbackVm[] {
  return view.all.filter(({ step }) => steps.includes(step));
}

/** Those that run at the provider still, whatever was decided for them. */
export function notBegun(view: FailbackView): readonly FailbackVm[] {
  return at(view, 'where', 'preflight', 'synchronise').filter(({ state }) => state === 'failover');
}

export function synchronising(view: FailbackView): readonly FailbackVm[] {
  return view.all.filter(({ step, state }) => step === 'synchronise' && state === 'synchronising');
}

/** Those whose window is set and has not come. */
export function windowOpen(view: FailbackView): readonly FailbackVm[] {
  return view.all.filter(
    ({ step, state }) => step !== 'left' && (state === 'synchronising' || state === 'ready-to-switch'),
  );
}
