import { beforeEach, describe, expect, it } from 'vitest';
import { go } from '../../app/navigation.ts';
import { callOf, openForm, useCalls } from './calls.ts';
import { abandonOf, acknowledgeOf, type RunControl, stopOf, takeOver, takeOverOf, waysOf } from './controls.ts';
import { useRuns } from '../store.ts';
import { runConsoleForEach, settled } from '../testing/console.ts';
import { cannot, run } from '../testing/run.ts';
import { typedFor, typeFor } from './typed.ts';

const always = () => null;
const never = () => 'Harbour is not heard.';

const console = runConsoleForEach();
beforeEach(() => go({ kind: 'runs', runId: '1' }));

const call = () => callOf(useCalls.getState(), '1');
const can = (part: Partial<typeof cannot>) => ({ can: { ...cannot, ...part } });

async function press(control: RunControl | null): Promise<void> {
  control?.press();
  await settled();
}

describe('the stop of a run', () => {
  it('is sent at once while nothing has been sent yet', async () => {
    await press(stopOf(run('1', { phase: 'arming', armedUntil: 9, ...can({ stop: true }) })));
    expect(console.now().asked).toEqual([['runStop', { runId: '1' }]]);
  });

  it('asks first as soon as something runs', async () => {
    await press(stopOf(run('1', { phase: 'running', ...can({ stop: true }) })));
    expect(console.now().asked).toEqual([]);
    expect(call().form).toBe('stop');
  });

  it('is not offered where there is nothing to stop', () => {
    expect(stopOf(run('1'))).toBeNull();
  });
});

describe('what leads on', () => {
  const held = run('1', { phase: 'stopping', ...can({ resume: true, abandon: true }) });

  it('is offered with the reason why not, where the provider is not heard', () => {
    expect(waysOf(held, always).map(({ id, whyNot }) => [id, whyNot])).toEqual([
      ['resume', null],
      ['abandon', null],
    ]);
    expect(waysOf(held, never).map(({ whyNot }) => whyNot)).toEqual(Array(2).fill('Harbour is not heard.'));
  });

  it('does not end a run that another console has taken over', () => {
    const lost = run('1', { phase: 'interrupted', ...can({ abandon: true, takeOver: true }) });
    expect(abandonOf(lost, always)).toBeNull();
    expect(takeOverOf(lost, always)).not.toBeNull();
  });

  it('forgets the reason of a takeover once it was sent, and keeps it where it was not', async () => {
    openForm('1', 'take-over');
    typeFor('1', 'take-over', 'Nobody answers there');
    console.now().answer = null;
    await takeOver(run('1'), 'Nobody answers there');
    expect([typedFor('1', 'take-over'), call().form]).toEqual(['Nobody answers there', 'take-over']);
    console.now().answer = {};
    await takeOver(run('1'), 'Nobody answers there');
    expect([typedFor('1', 'take-over'), call().form]).toEqual(['', null]);
  });
});

describe('what the console answers', () => {
  const ended = run('1', can({ acknowledge: true }));

  it('is the run as it is now', async () => {
    useRuns.setState({ runs: [ended] });
    console.now().answer = { acknowledged: true };
    await press(acknowledgeOf(ended));
    expect(useRuns.getState().runs).toEqual([{ runId: '1', acknowledged: true }]);
  });

  it('is waited for: nothing else is asked meanwhile', async () => {
    const control = acknowledgeOf(ended);
    control?.press();
    expect(call().isBusy).toBe(true);
    await press(control);
    expect([console.now().asked.length, call().isBusy]).toEqual([1, false]);
  });

  it('stays on the page as a failure until the next answer, and ends with the page', async () => {
    console.now().answer = null;
    await press(acknowledgeOf(ended));
    expect(call().failure?.code).toBe('lost');
    console.now().answer = {};
    await press(acknowledgeOf(ended));
    expect(call().failure).toBeNull();
    console.now().answer = null;
    await press(acknowledgeOf(ended));
    go({ kind: 'map' });
    go({ kind: 'runs', runId: '1' });
    expect(call().failure).toBeNull();
  });

  it('is not read on the page of another run', async () => {
    console.now().answer = null;
    acknowledgeOf(ended)?.press();
    go({ kind: 'runs', runId: '2' });
    await settled();
    expect(useCalls.getState().failure).toBeNull();
  });
});
