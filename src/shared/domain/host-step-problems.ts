import type { HostAct } from './host-act.ts';
import { isGuestUrl, isHostAddress } from './host-texts.ts';
import type { PlanHostStep } from './plan.ts';

/** A text that a step on a host lacks, or that cannot be what it must be. */
export interface HostStepTextProblem {
  readonly code:
    | 'step-without-name'
    | 'step-address'
    | 'step-account'
    | 'step-jump-address'
    | 'step-jump-account'
    | 'step-command'
    | 'step-path'
    | 'step-vm-name'
    | 'step-power-off'
    | 'step-power-state'
    | 'step-says-off'
    | 'step-url'
    | 'step-in-no-run';
  /** As a path within the step: `act.place.address`. */
  readonly part: string;
}

type Found = readonly (readonly [HostStepTextProblem['code'], string, boolean])[];

/** What is still missing in a step that a person writes; empty where a provider takes it. Pure. */
export function hostStepTextProblems({ name, act, runsIn }: PlanHostStep): readonly HostStepTextProblem[] {
  const all: Found = [
    ['step-without-name', 'name', isEmpty(name)],
    ...placeProblems(act),
    ...actProblems(act),
    ['step-in-no-run', 'runsIn', runsIn.length === 0],
  ];
  return all.flatMap(([code, part, isWrong]) => (isWrong ? [{ code, part }] : []));
}

function placeProblems(act: HostAct): Found {
  if (!('place' in act)) return [];
  const { address, credential, jump } = act.place;
  const own: Found = [
    ['step-address', 'act.place.address', !isHostAddress(address)],
    ['step-account', 'act.place.credential', isEmpty(credential)],
  ];
  if (jump === null) return own;
  return [
    ...own,
    ['step-jump-address', 'act.place.jump.address', !isHostAddress(jump.address)],
    ['step-jump-account', 'act.place.jump.credential', isEmpty(jump.credential)],
  ];
}

function actProblems(act: HostAct): Found {
  switch (act.kind) {
    case 'command':
      return [['step-command', 'act.command', isEmpty(act.command)]];
    case 'copy':
      return [['step-path', 'act.path', isEmpty(act.path)]];
    case 'fence':
      return [
        ['step-vm-name', 'act.vmName', isEmpty(act.vmName)],
        ['step-power-off', 'act.powerOff', isEmpty(act.powerOff)],
        ['step-power-state', 'act.powerState', isEmpty(act.powerState)],
        ['step-says-off', 'act.saysOff', isEmpty(act.saysOff)],
      ];
    case 'tcp':
    case 'ping':
      return [['step-address', 'act.address', !isHostAddress(act.address)]];
    case 'http':
      return [['step-url', 'act.url', !isGuestUrl(act.url)]];
  }
}

function isEmpty(text: string): boolean {
  return text.trim() === '';
}
