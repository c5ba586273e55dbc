import { describe, expect, it } from 'vitest';
import type { HostAct } from './host-act.ts';
import { hostStepTextProblems } from './host-step-problems.ts';
import { planHostStep, unfinishedPlan, type PlanHostStep } from './plan.ts';

const place = { address: 'esx-1', port: 22, credential: 'hypervisor', jump: null };
const jump = { address: 'gate', port: 22, credential: 'gate' };
const patience = { answersInARow: 3, betweenSeconds: 5, wholeSeconds: 60 };
const whole: readonly HostAct[] = [
  {
    ...{ kind: 'command', place: { ...place, jump }, command: 'halt', limitSeconds: 60, exitCodes: [0] },
    ...{ contains: null, safeToRepeat: false },
  },
  { kind: 'copy', place, path: '/etc/motd', content: '', mode: 0o640 },
  {
    ...{ kind: 'fence', place, vmName: 'db', powerOff: 'off', powerState: 'state', saysOff: 'off' },
    limitSeconds: 60,
  },
  { kind: 'tcp', address: '10.0.0.1', port: 443, patience },
  { kind: 'ping', address: 'db.example', patience },
  { kind: 'http', url: 'https://db.example/health', statuses: [200], contains: null, certificate: 'any', patience },
];
const step = (act: HostAct): PlanHostStep => ({
  ...{ id: 's', name: 'Step', act, when: 'before', vmId: null, runsIn: ['failover'], critical: true, retries: 0 },
});

/** The step with a text at this path. */
function withText(one: PlanHostStep, path: string, text: unknown): PlanHostStep {
  const copy = structuredClone(one);
  const keys = path.split('.');
  const holder = keys.slice(0, -1).reduce<unknown>((part, key) => (part as Record<string, unknown>)[key], copy);
  (holder as Record<string, unknown>)[keys.at(-1) ?? ''] = text;
  return copy;
}

const textsOf: Readonly<Record<HostAct['kind'], readonly string[]>> = {
  command: ['place.address', 'place.credential', 'place.jump.address', 'place.jump.credential', 'command'],
  copy: ['place.address', 'place.credential', 'path'],
  fence: ['place.address', 'place.credential', 'vmName', 'powerOff', 'powerState', 'saysOff'],
  tcp: ['address'],
  ping: ['address'],
  http: ['url'],
};

describe('a step on a host that is being written', () => {
  it('has no problem where a provider takes it', () => {
    for (const act of whole) {
      expect(planHostStep.safeParse(step(act)).success).toBe(true);
      expect(hostStepTextProblems(step(act))).toEqual([]);
    }
  });

  it('is kept as it is, names the field that lacks its text, and is refused by a provider', () => {
    for (const act of whole) {
      for (const path of ['name', ...textsOf[act.kind].map((part) => `act.${part}`)]) {
        const lacking = withText(step(act), path, '');
        expect(planHostStep.safeParse(lacking).success).toBe(false);
        expect(unfinishedPlan.shape.hostSteps.safeParse([lacking]).success).toBe(true);
        expect(hostStepTextProblems(lacking).map(({ part }) => part)).toEqual([path]);
      }
    }
  });

  it('names hosts with a port or a scheme, addresses without one, and runs that are none', () => {
    const ofKind = (kind: HostAct['kind']) => step(whole.find((act) => act.kind === kind)!);
    const codes = (one: PlanHostStep) => hostStepTextProblems(one).map(({ code }) => code);
    expect(codes(withText(ofKind('command'), 'act.place.address', 'ssh://esx-1'))).toEqual(['step-address']);
    expect(codes(withText(ofKind('tcp'), 'act.address', '10.0.0.1/24'))).toEqual(['step-address']);
    expect(codes(withText(ofKind('http'), 'act.url', 'db.example/health'))).toEqual(['step-url']);
    expect(codes(withText(ofKind('command'), 'runsIn', []))).toEqual(['step-in-no-run']);
  });
});
