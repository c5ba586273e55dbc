import { describe, expect, it } from 'vitest';
import type { RunView } from '#shared/ipc/index.ts';
import { useNavigation } from '../app/navigation.ts';
import { t } from '../ui/text.ts';
import { callOf, useCalls } from './controls/calls.ts';
import { controlCommands, type OpenRun, runCommands } from './commands.ts';
import { runConsoleForEach, settled } from './testing/console.ts';
import { cannot, run } from './testing/run.ts';

const stoppable = { phase: 'running', can: { ...cannot, stop: true } } as const;
const view = (more: Partial<RunView>): RunView => ({
  ...run('1'),
  lines: [],
  findings: [],
  criticalPath: [],
  planned: null,
  expected: null,
  ...more,
});

function openRun(shown: RunView | null, more: Partial<OpenRun> = {}): OpenRun {
  return {
    ...{ run: shown ?? run('1'), view: shown, stored: null, call: callOf(useCalls.getState(), '1') },
    ...{ offers: [], chosen: [], reason: '', whyNot: () => null, ...more },
  };
}

const console = runConsoleForEach();

describe('the commands of a run', () => {
  it('are what its page offers, in the words of the page', () => {
    const ended = view({ can: { ...cannot, acknowledge: true, undo: true } });
    const words = controlCommands([ended], openRun(ended)).map(({ title, blocked }) => [title, blocked]);
    expect(words).toEqual([
      [t('run.acknowledge'), null],
      [t('run.undo'), null],
    ]);
  });

  it('say why they cannot be pressed now, as the page does', () => {
    const held = view({ phase: 'stopping', can: { ...cannot, resume: true } });
    const offline = openRun(held, { whyNot: () => 'Harbour is not heard.' });
    expect(controlCommands([held], offline)[0]).toMatchObject({ blocked: 'Harbour is not heard.' });
    const busy = openRun(held, { call: { ...callOf(useCalls.getState(), '1'), isBusy: true } });
    expect(controlCommands([held], busy)[0]).toMatchObject({ blocked: t('palette.blocked.underWay') });
  });

  it('are none while its page has not read it yet', () => {
    expect(controlCommands([run('1', stoppable)], openRun(null, { run: run('1', stoppable) }))).toEqual([]);
  });

  it('of a run elsewhere are the ways on, and the approval once its steps are there', () => {
    const elsewhere = {
      toldBy: 'provider',
      phase: 'elsewhere',
      can: { ...cannot, takeOver: true, approve: true },
    } as const;
    const shown = view(elsewhere);
    const titles = (open: OpenRun) => controlCommands([shown], open).map(({ title }) => title);
    expect(titles(openRun(shown))).toEqual([t('takeOver.open')]);
    const stored = { hash: 'abc', createdBy: 'Ann' } as OpenRun['stored'];
    expect(titles(openRun(shown, { stored }))).toEqual([t('takeOver.open'), t('approve.approve'), t('approve.refuse')]);
  });
});

describe('the stop of a run whose page is not open', () => {
  it('leads to its page and asks there', () => {
    const [stop] = controlCommands([run('7', stoppable), run('8')], null);
    expect(stop).toMatchObject({ title: t('run.stop'), beside: 'Run 7', blocked: null });
    stop?.run();
    expect(useNavigation.getState().page).toEqual({ kind: 'runs', runId: '7' });
    expect(callOf(useCalls.getState(), '7').form).toBe('stop');
    expect(console.now().asked).toEqual([]);
  });

  it('stops a countdown at once', async () => {
    const arming = run('7', { ...stoppable, phase: 'arming', armedUntil: 9 });
    controlCommands([arming], null)[0]?.run();
    await settled();
    expect(console.now().asked).toEqual([['runStop', { runId: '7' }]]);
  });
});

it('every run can be gone to', () => {
  const [command] = runCommands([run('7')]);
  command?.run();
  expect(useNavigation.getState().page).toEqual({ kind: 'runs', runId: '7' });
});
