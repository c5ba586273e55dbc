import { describe, expect, it } from 'vitest';
import { reviewRequest, type VerbOptions } from '#shared/ipc/index.ts';
import { draftOfOptions, emptyOptions, optionsOf } from './options.ts';

const AT = new Date('2026-11-22T18:30:00').getTime();

describe('the options of a verb', () => {
  it('are home, over the original, and switched over by a person, unless chosen otherwise', () => {
    expect(optionsOf('failback', emptyOptions)).toEqual({
      failback: { target: { kind: 'original' }, quickRollback: false, switchover: { mode: 'manual' } },
    });
  });

  it('are incomplete without the host of another place, and without the time of a scheduled switchover', () => {
    expect(optionsOf('failback', { ...emptyOptions, target: 'restored' })).toBeNull();
    expect(optionsOf('change-switchover', { ...emptyOptions, switchover: 'scheduled' })).toBeNull();
    expect(optionsOf('pin-point', emptyOptions)).toBeNull();
  });

  it('ask for a quick rollback only over the original', () => {
    const elsewhere = { ...emptyOptions, target: 'new-place', hostId: 'h-1', quickRollback: true } as const;
    expect(optionsOf('failback', elsewhere)?.failback?.quickRollback).toBe(false);
  });

  it('carry nothing that the verb does not read', () => {
    expect(optionsOf('failover', { ...emptyOptions, force: true, keepTestRunning: true })).toEqual({});
  });

  const asked: readonly (readonly [
    'failback' | 'change-switchover' | 'undo-failover' | 'test-failover' | 'pin-point',
    VerbOptions,
  ])[] = [
    [
      'failback',
      {
        failback: {
          target: { kind: 'new-place', hostId: 'h-1' },
          quickRollback: false,
          switchover: { mode: 'scheduled', at: AT },
        },
      },
    ],
    ['change-switchover', { switchover: { mode: 'auto' } }],
    ['undo-failover', { force: true }],
    ['test-failover', { keepTestRunning: true }],
    ['pin-point', { pin: { pointId: 'p-1', pinned: false } }],
  ];
  it.each(asked)('of %s come out of the fields as they went in', (verb, options) => {
    expect(optionsOf(verb, draftOfOptions(options))).toEqual(options);
    expect(reviewRequest.shape.options.parse(options)).toEqual(options);
  });
});
