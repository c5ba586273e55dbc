import type { Mutant } from './mutant.ts';

/** Mistakes in what is shown to a person, and in what becomes of it. */
export const reviewMutants: readonly Mutant[] = [
  {
    name: 'the closest point instead of the newest before',
    file: 'engine/review/points.ts',
    find: `const point = points.points.findLast(({ at }) => at <= moment);`,
    replace: `const point = points.points.toSorted((a, b) => Math.abs(b.at - moment) - Math.abs(a.at - moment)).at(-1);`,
  },
  {
    name: 'the latest point may be older than the one shown',
    file: 'engine/review/points.ts',
    find: `choice: { kind: 'latest', notOlderThan: Math.min(newest.at, replica.latestPointAt ?? newest.at) },`,
    replace: `choice: { kind: 'latest', notOlderThan: 0 },`,
  },
  {
    name: 'an old observation is good evidence',
    file: 'engine/review/evidence.ts',
    find: ` && now - seenAt <= OFF_OBSERVATION_AGE_MS_MAX) {`,
    replace: ` && seenAt <= OFF_OBSERVATION_AGE_MS_MAX + now) {`,
  },
  {
    name: 'a site out of contact still observes',
    file: 'engine/review/evidence.ts',
    find: `if (inContact && sourcePower.power === 'off' && now - seenAt`,
    replace: `if (sourcePower.power === 'off' && now - seenAt`,
  },
  {
    name: 'an attestation holds after contact has returned',
    file: 'engine/review/evidence.ts',
    find: `if (!inContact) {`,
    replace: `if (site !== null) {`,
  },
  {
    name: 'a running source is not powered off first',
    file: 'engine/review/evidence.ts',
    find: `if (canPowerOff && !declined) return { kind: 'power-off-step' };`,
    replace: `if (canPowerOff && !declined) return { kind: 'observed-off', at: now };`,
  },
  {
    name: 'a start does not wait for its power-off',
    file: 'engine/review/steps.ts',
    find: `const before = [...testStopBefore(request, one), ...powerOffBefore(one)];`,
    replace: `const before = testStopBefore(request, one);`,
  },
  {
    name: 'tiers are ignored',
    file: 'engine/review/steps.ts',
    find: `after.push(...(graph.after.get(vm.id) ?? []));`,
    replace: ``,
  },
  {
    name: 'nothing is compiled again at the end of the countdown',
    file: 'engine/performer.ts',
    find: `if (!same) return this.#runner.record(`,
    replace: `if (!same && stage.until === 0) return this.#runner.record(`,
  },
  {
    name: 'hindrances do not hinder',
    file: 'engine/review/review-desk.ts',
    find: `if (review.hindrances.length > 0) return fail(`,
    replace: `if (review.hindrances.length > 1_000) return fail(`,
  },
  {
    name: 'what another run has claimed is included',
    file: 'engine/review/eligibility.ts',
    find: `if (replica.claimedByRunId !== null) {`,
    replace: `if (replica.claimedByRunId === '') {`,
  },
  {
    name: 'what the provider refuses is included',
    file: 'engine/review/eligibility.ts',
    find: `if (permission.allowed) return null;`,
    replace: `if (permission.allowed || verb === 'failover') return null;`,
  },
];
