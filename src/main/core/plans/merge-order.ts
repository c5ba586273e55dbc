/**
 * The order of things that two lists have in part: what both have as `decided` says, and between that what only one has, where
 * that one has it. Where both have something of their own at one place, the smaller first id decides, so that it does not
 * matter who merges. Pure.
 */
export function mergedOrder(
  mine: readonly string[],
  theirs: readonly string[],
  decided: 'mine' | 'theirs',
): readonly string[] {
  const common = new Set(mine.filter((id) => theirs.includes(id)));
  const backbone = (decided === 'mine' ? mine : theirs).filter((id) => common.has(id));
  const [here, there] = [runsOf(mine, common), runsOf(theirs, common)];
  return [START, ...backbone].flatMap((id) => {
    const own = [here.get(id) ?? [], there.get(id) ?? []].filter((run) => run.length > 0);
    const between = own.toSorted(([a = ''], [b = '']) => (a < b ? -1 : 1)).flat();
    return id === START ? between : [id, ...between];
  });
}

/** Before the first thing that both have. */
const START = '';

/** Thing of both → what only this list has right after it. */
function runsOf(list: readonly string[], common: ReadonlySet<string>): ReadonlyMap<string, readonly string[]> {
  const runs = new Map<string, string[]>();
  let last = START;
  for (const id of list) {
    if (common.has(id)) last = id;
    else runs.set(last, [...(runs.get(last) ?? []), id]);
  }
  return runs;
}
