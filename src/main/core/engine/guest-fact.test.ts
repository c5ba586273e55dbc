import type { ActReport, HostAct } from '#shared/domain/index.ts';
import { beforeEach, expect, it } from 'vitest';
import { guestFactOf } from './guest-fact.ts';
import { plainStep } from './review/plain-step.ts';
import type { StepPlan } from './run-state.ts';
import { DeskWorld } from './testing/desk-world.ts';

const patience = { answersInARow: 2, betweenSeconds: 1, wholeSeconds: 60 };
const look: HostAct = { kind: 'tcp', address: '10.0.2.15', port: 80, patience };
const place = { address: 'host.example', port: 22, credential: 'root', jump: null };
const command: HostAct = {
  ...{ kind: 'command', place, command: 'true', limitSeconds: 10, exitCodes: [0], contains: null },
  safeToRepeat: false,
};
const stable: ActReport = {
  outcome: 'done',
  detail: 'The guest answers since 3.0 s after the first look.',
  output: '',
};

let world: DeskWorld;
beforeEach(() => {
  world = new DeskWorld();
});

/** A failover of `a`, before which something is done that is about its guest. */
async function passed(act: HostAct, report: ActReport): Promise<void> {
  world.act = () => Promise.resolve(report);
  const plan = world.failoverPlan(['a']);
  const [network, a] = plan.steps as [StepPlan, StepPlan];
  const step = plainStep('look', { kind: 'host-act', act }, { name: 'Look', vmId: a.vmId, after: ['net'] });
  world.arm({ ...plan, steps: [network, step, { ...a, after: ['look'] }] });
  await world.clock.pass(11_000);
  world.provider.effect('net');
  await world.clock.pass(5_000);
}

const told = (vmId: string): ReturnType<typeof guestFactOf> => guestFactOf(vmId, [world.desk.state('run-1')!]);
const vmOfA = (): string => world.failoverPlan(['a']).steps[1]!.vmId!;

it('what a look found is a fact of the VM, with the guest for its source', async () => {
  await passed(look, stable);
  expect(told(vmOfA())).toMatchObject({ answers: true, detail: stable.detail, runId: 'run-1' });
  expect(told('another')).toBeNull();
  const line = world.desk.view('run-1')?.lines.find(({ stepId }) => stepId === 'look');
  expect(line).toMatchObject({ word: 'passed', source: 'guest', detail: { params: { detail: stable.detail } } });
});

it('a guest that does not answer is a fact as well', async () => {
  await passed(look, { ...stable, outcome: 'failed', detail: 'The guest did not answer once in 60 looks.' });
  expect(told(vmOfA())).toMatchObject({ answers: false, detail: 'The guest did not answer once in 60 looks.' });
});

it('before a look has ended nothing is known, and a command on a host says nothing of a guest', async () => {
  expect(guestFactOf(vmOfA(), [])).toBeNull();
  await passed(command, stable);
  expect(told(vmOfA())).toBeNull();
  const line = world.desk.view('run-1')?.lines.find(({ stepId }) => stepId === 'look');
  expect(line).toMatchObject({ source: 'host' });
});
