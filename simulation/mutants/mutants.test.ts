import { describe, expect, it } from 'vitest';
import { mutants } from './mutants.ts';
import { assertFits } from './patch.ts';

describe('a mutant', () => {
  it.each(mutants)('fits its line: $name', (mutant) => {
    expect(() => assertFits(mutant)).not.toThrow();
  });
});
