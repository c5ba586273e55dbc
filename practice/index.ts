/** The practice provider for tests in this process. The command line is `main.ts`. */
export { startPractice } from './server/start.ts';
export type { Practice, PracticeOptions } from './server/start.ts';
