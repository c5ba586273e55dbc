/** A wrong line: `find` stands exactly once in a file of the engine, and becomes `replace` when that file is loaded. */
export interface Mutant {
  readonly name: string;
  /** Under `src/main/core`. */
  readonly file: string;
  readonly find: string;
  readonly replace: string;
}
