import type { RunVerb } from '#shared/domain/index.ts';
import type { FailbackMove, KeptFailback } from '#shared/ipc/index.ts';
import type { FailbackFacts } from './failback-facts.ts';

/** Verbs that bring a VM a step further on its way home, or back. */
const moving: ReadonlySet<RunVerb> = new Set([
  'failback',
  'change-switchover',
  'switch-over',
  'commit-failback',
  'cancel-failback',
  'undo-failback',
  'undo-failover',
  'permanent-failover',
  'power-off-source',
  'isolate',
]);

export interface Moves {
  /** The newest first. */
  readonly all: readonly FailbackMove[];
  /** By replica: its newest run. */
  readonly lastOf: ReadonlyMap<string, string>;
}

/** The runs that changed VMs of a wizard since it began, or that a failback it found goes back to: of whichever console. */
export function movesOf(kept: KeptFailback, facts: FailbackFacts): Moves {
  const replicaIds = new Set(facts.vms.flatMap(({ replica }) => replica?.id ?? []));
  const begunBy = new Set(facts.vms.flatMap(({ replica }) => replica?.failback?.runId ?? []));
  const told = facts.runs.filter(({ id, createdAt }) => createdAt >= kept.createdAt || begunBy.has(id));
  const known = new Set(told.map(({ id }) => id));
  const untold = facts.untold
    .filter(({ id }) => !known.has(id))
    .map((run) => ({ ...run, state: 'open' as const, ending: null, createdBy: null }));
  const lastOf = new Map<string, string>();
  const all = [...told, ...untold]
    .filter(({ verb }) => moving.has(verb))
    .toSorted((a, b) => b.createdAt - a.createdAt)
    .flatMap((run): FailbackMove[] => {
      const ours = run.replicaIds.filter((id) => replicaIds.has(id));
      for (const id of ours) if (!lastOf.has(id)) lastOf.set(id, run.id);
      const { id: runId, title, verb, createdAt: at, ending, createdBy } = run;
      const isHere = facts.isHere(runId);
      return ours.length === 0
        ? []
        : [
            {
              runId,
              title,
              verb,
              at,
              ending,
              by: createdBy?.name ?? null,
              isOpen: run.state === 'open',
              isHere,
              vms: ours.length,
            },
          ];
    });
  return { all, lastOf };
}
