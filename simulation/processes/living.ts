import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import type { Job, Lived } from './jobs.ts';

/** A world takes a fraction of a second. One that takes so long goes round in circles. */
const WORLD_MS_MAX = 60_000;

/** One process that lives worlds, begun when it is first needed and begun again when it broke. */
export class LivingProcess {
  readonly #mutant: string | null;
  #child: ChildProcess | null = null;

  constructor(mutant: string | null = null) {
    this.#mutant = mutant;
  }

  async live(job: Job): Promise<Lived> {
    const child = this.#child ?? (await this.#begin());
    if (typeof child === 'string') return { broke: child };
    return new Promise((resolve) => {
      const settle = (lived: Lived): void => {
        clearTimeout(timer);
        child.off('message', onMessage);
        child.off('exit', onExit);
        resolve(lived);
      };
      const onMessage = (lived: Lived): void => settle(lived);
      const onExit = (): void => {
        this.#child = null;
        settle({ broke: 'the process ended' });
      };
      const timer = setTimeout(() => {
        this.close();
        settle({ broke: `not lived within ${String(WORLD_MS_MAX / 1_000)} s` });
      }, WORLD_MS_MAX);
      child.on('message', onMessage);
      child.on('exit', onExit);
      child.send(job);
    });
  }

  close(): void {
    this.#child?.kill('SIGKILL');
    this.#child = null;
  }

  /** A process that has loaded everything; why there is none, where it could not. */
  #begin(): Promise<ChildProcess | string> {
    const args = this.#mutant === null ? [] : [this.#mutant];
    const child = fork(new URL('./worker.ts', import.meta.url), args, {
      // Standard output belongs to the one answer of the parent.
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    return new Promise((resolve) => {
      child.once('message', () => {
        child.off('exit', onExit);
        this.#child = child;
        resolve(child);
      });
      const onExit = (): void => resolve('the process ended while it was loading');
      child.once('exit', onExit);
    });
  }
}
