import type { Faults } from '../provider/faults.ts';

/** A change line as a troubled feed tells it: twice, not at all, after its successor, or torn. */
export function mangled(faults: Faults, line: string, ahead: () => string | undefined): readonly string[] {
  switch (faults.takeFeedFault()) {
    case null:
      return [line];
    case 'duplicate':
      return [line, line];
    case 'drop':
      return [];
    case 'malform':
      return [line.slice(0, Math.ceil(line.length / 2))];
    case 'reorder': {
      const next = ahead();
      // Nothing to tell first yet: the fault waits for two changes that come together.
      if (next === undefined) faults.feedLines.unshift({ how: 'reorder', left: 1 });
      return next === undefined ? [line] : [next, line];
    }
  }
}
