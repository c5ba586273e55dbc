// Four projects, told apart by their file names: unit tests beside the source, integration tests over real sockets and
// files, real practice guests, and end-to-end tests in a real Electron.
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const skip = ['**/node_modules/**', '**/out/**', '**/dist/**'];

/** The long stories begin first, so that no worker is left alone with one; on a fresh clone nothing else tells which. */
const longStories = [
  ...['lifetime', 'decisions', 'failback', 'lifecycle', 'everywhere', 'accessibility', 'main-job', 'hosts'],
  ...['plan-editor', 'papers', 'interrupted', 'points', 'keyboard'],
];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rankOf = ({ moduleId }: TestSpecification): number => {
      const rank = longStories.findIndex((story) => moduleId.endsWith(`/${story}.e2e.ts`));
      return rank === -1 ? longStories.length : rank;
    };
    return (await super.sort(files)).toSorted((a, b) => rankOf(a) - rankOf(b));
  }
}

/** Projects with workers of their own number cannot share a turn: `vitest run` takes one project after the other. */
const turn = (groupOrder: number) => ({ sequence: { groupOrder } });

export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          name: 'unit',
          ...turn(1),
          include: ['{src,practice,tools,drill,simulation,bench,e2e}/**/*.test.{ts,tsx}'],
          exclude: [...skip, '**/*.integration.test.ts', '**/*.guests.test.ts'],
          // One world for all files: modules are loaded once, which is most of what this project costs. A file that
          // replaces something global puts it back.
          isolate: false,
          // A net for what hangs, not a measure: on a busy machine a unit test may wait long for its turn.
          testTimeout: 20_000,
          hookTimeout: 20_000,
        },
      },
      {
        test: {
          name: 'integration',
          ...turn(2),
          include: ['**/*.integration.test.ts'],
          exclude: skip,
          isolate: false,
          // They mostly wait for a socket, a provider or a host; each has folders and ports of its own.
          maxWorkers: 3,
          testTimeout: 30_000,
          hookTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'guests',
          ...turn(3),
          include: ['**/*.guests.test.ts'],
          exclude: skip,
          testTimeout: 600_000,
          hookTimeout: 600_000,
        },
      },
      {
        test: {
          name: 'e2e',
          ...turn(4),
          include: ['e2e/**/*.e2e.ts'],
          exclude: skip,
          setupFiles: ['e2e/lib/own-display.ts'],
          isolate: false,
          // A file mostly waits, as a person would: for a countdown, a window, an effect. Three fill two processors.
          // Where a file has no display of its own, two windows take each other's focus.
          maxWorkers: process.platform === 'linux' ? 3 : 1,
          // A net for what hangs, not a measure: beside two others, on a slow machine, a start alone may take half a minute.
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
