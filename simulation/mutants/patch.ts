import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import type { Mutant } from './mutant.ts';

const core = new URL('../../src/main/core/', import.meta.url);

/** A mutant that does not fit its file any more proves nothing, so it fails the whole run rather than count as caught. */
export class MisfitMutant extends Error {
  constructor({ name, file, find }: Mutant, found: number) {
    super(`mutant ${name}: "${find}" stands ${String(found)} times in ${file}; it must stand there once`);
    this.name = 'MisfitMutant';
  }
}

function mutated(mutant: Mutant, source: string): string {
  const parts = source.split(mutant.find);
  if (parts.length !== 2) throw new MisfitMutant(mutant, parts.length - 1);
  return parts.join(mutant.replace);
}

/** Throws where a mutant does not fit its file. */
export function assertFits(mutant: Mutant): void {
  mutated(mutant, readFileSync(new URL(mutant.file, core), 'utf8'));
}

/**
 * Makes this process load the mutant instead of the line it replaces. To be called before anything of the engine is
 * loaded; what is shipped knows nothing of it.
 */
export function loadMutant(mutant: Mutant): void {
  const { href } = new URL(mutant.file, core);
  registerHooks({
    load(url, context, nextLoad) {
      const loaded = nextLoad(url, context);
      if (url !== href) return loaded;
      // Types are stripped behind this hook, so what is replaced is the line as it is written.
      return { ...loaded, source: mutated(mutant, readFileSync(new URL(url), 'utf8')) };
    },
  });
}
