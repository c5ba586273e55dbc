import { describe, expect, it } from 'vitest';
import { message } from '#shared/texts/index.ts';
import { formatMoment } from '../ui/moments.ts';
import { effectWords } from './effect.ts';
import { lineFor } from './testing/line.ts';

const AT = 1_000_000;
const moment = (at: number): string => formatMoment(at, Date.now());
const none = (): undefined => undefined;

describe('the last known effect of a step', () => {
  it('says what was seen, by its kind, and when', () => {
    expect(effectWords(lineFor('a', { word: 'observed', at: AT }), none)).toBe(
      `Seen running at the provider at ${moment(AT)}.`,
    );
    expect(effectWords(lineFor('a', { kind: 'power-off-source', word: 'observed', at: AT }), none)).toBe(
      `Source seen off at ${moment(AT)}.`,
    );
  });

  it('never says more than accepted of what was only accepted', () => {
    const accepted = lineFor('a', { word: 'accepted', at: AT, startedAt: AT });
    expect(effectWords(accepted, none)).toBe(`Accepted at ${moment(AT)}; no effect seen yet.`);
    const said = { ...accepted, detail: message('step.succeeded-not-seen') };
    expect(effectWords(said, none)).toBe('The provider says it is done; its effect has not been seen yet.');
  });

  it('says since when a step is stalled, when it was accepted, and why', () => {
    const stalled = lineFor('a', {
      ...{ word: 'stalled', at: AT, startedAt: AT - 60_000, detail: message('step.stalled-overdue') },
    });
    expect(effectWords(stalled, none)).toBe(
      `Accepted at ${moment(AT - 60_000)}, stalled since ${moment(AT)}. Its effect is overdue.`,
    );
  });

  it('names what a step waits for that has not ended, and the point that it will start from', () => {
    const lines = [
      lineFor('net', { name: 'harbour-nea-01', endedAt: AT }),
      ...['db-1', 'db-2', 'db-3', 'db-4'].map((id) => lineFor(id)),
    ];
    const lineOf = (id: string) => lines.find(({ stepId }) => stepId === id);
    const waiting = lineFor('a', { after: ['net', 'db-1'], point: { kind: 'point', pointId: 'p', at: AT } });
    expect(effectWords(waiting, lineOf)).toBe(`Waits for db-1. Point of ${moment(AT)}.`);
    const many = lineFor('a', { after: lines.map(({ stepId }) => stepId) });
    expect(effectWords(many, lineOf)).toBe('Waits for db-1, db-2, db-3 and 1 more.');
    expect(effectWords(lineFor('a', { after: ['net'] }), lineOf)).toBe('Waits for its turn.');
  });
});
