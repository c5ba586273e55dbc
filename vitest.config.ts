// Four projects, told apart by their file names: unit tests beside the source, integration tests over real sockets and
// files, real practice guests, and end-to-end tests in a real Electron.
import { defineConfig } from 'vitest/config';

const skip = ['**/node_modules/**', '**/out/**', '**/dist/**'];

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
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
          include: ['**/*.guests.test.ts'],
          exclude: skip,
          testTimeout: 600_000,
          hookTimeout: 600_000,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['e2e/**/*.e2e.ts'],
          exclude: skip,
          setupFiles: ['e2e/lib/own-display.ts'],
          isolate: false,
          // A file mostly waits, as a person would: for a countdown, a window, an effect. Three fill two processors.
          // Where a file has no display of its own, two windows take each other's focus.
          maxWorkers: process.platform === 'linux' ? 3 : 1,
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
