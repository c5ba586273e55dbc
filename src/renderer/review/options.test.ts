import { describe, expect, it } from 'vitest';
import type { RunVerb } from '#shared/domain/index.ts';
import { reviewRequest, type VerbOptions } from '#shared/ipc/index.ts';
import { toLocalInput } from '../ui/time.ts';
import { emptyOptions, optionsOf, type OptionsDraft } from './options.ts';

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

  const at = toLocalInput(AT);
  const asked: readonly (readonly [RunVerb, Partial<OptionsDraft>, VerbOptions])[] = [
    [
      'failback',
      { target: 'new-place', hostId: 'h-1', switchover: 'scheduled', switchAt: at },
      {
        failback: {
          target: { kind: 'new-place', hostId: 'h-1' },
          quickRollback: false,
          switchover: { mode: 'scheduled', at: AT },
        },
      },
    ],
    ['change-switchover', { switchover: 'auto' }, { switchover: { mode: 'auto' } }],
    ['undo-failover', { force: true }, { force: true }],
    ['test-failover', { keepTestRunning: true }, { keepTestRunning: true }],
  ];
  it.each(asked)('of %s are asked as the fields have them', (verb, fields, options) => {
    expect(optionsOf(verb, { ...emptyOptions, ...fields })).toEqual(options);
    expect(reviewRequest.shape.options.parse(options)).toEqual(options);
  });
});
