// The options of `npm test`.

export interface TestOptions {
  readonly isJson: boolean;
  /** Names of stages; undefined means all. */
  readonly only: readonly string[] | undefined;
}

/** Reads `--json` and `--only unit,e2e`; anything else is a typing error and not a wish to test everything. */
export function parseOptions(args: readonly string[], known: readonly string[]): TestOptions {
  let isJson = false;
  let only: readonly string[] | undefined;
  const rest = [...args];
  for (let option = rest.shift(); option !== undefined; option = rest.shift()) {
    if (option === '--json') isJson = true;
    else if (option === '--only') only = (rest.shift() ?? '').split(',');
    else if (option.startsWith('--only=')) only = option.slice('--only='.length).split(',');
    else throw new Error(`Unknown option ${option}; known are --json and --only ${known.join(',')}.`);
  }
  const unknown = only?.find((name) => !known.includes(name));
  if (unknown !== undefined) throw new Error(`There is no stage "${unknown}"; there are ${known.join(', ')}.`);
  return { isJson, only };
}
