import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { changeLine, entityKinds, entitySchemas, type EntityKind } from '#shared/gateway-api/index.ts';
import { aMember, aPlan, aReplica, aRun, aSite, aVm, anOperation, somePoints } from '../../store/testing/lines.ts';
import { quickCheckOf } from './quick-check.ts';

describe('the quick check', () => {
  it.each(entityKinds)('understands the whole schema of %s', (kind) => {
    expect(quickCheckOf(entitySchemas[kind])).not.toBeNull();
  });

  it('understands the envelope', () => expect(quickCheckOf(changeLine)).not.toBeNull());

  it('says nothing about a schema that it does not understand', () => {
    expect(quickCheckOf(z.object({ a: z.number().multipleOf(3) }))).toBeNull();
    expect(quickCheckOf(z.record(z.string(), z.int()))).toBeNull();
    expect(quickCheckOf(z.object({ a: z.strictObject({}) }))).toBeNull();
  });
});

const samples: readonly (readonly [EntityKind, object])[] = [
  ['vm', aVm('vm-1')],
  ['replica', aReplica('r-1', 'vm-1', { blockers: [{ code: 'c', detail: 'd', actions: ['failover'] }] })],
  ['replica', aReplica('r-1', 'vm-1', { failover: { runId: 'r', since: 1, pointAt: 2, pointId: null } })],
  ['points', { ...somePoints('r-1', 3), journal: { from: 1, to: 2, granularitySeconds: 15 } }],
  ['operation', anOperation('op-1', 'run-1')],
  ['site', aSite('site-1')],
  ['plan', aPlan('plan-1', { members: [aMember('vm-1', { after: ['vm-2'], timeoutSeconds: 60 })] })],
  ['run', aRun('run-1')],
];

/** Every place in a body, as the path to it. */
function pathsOf(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, member]) => pathsOf(member, [...path, key]))];
}

function withChange(body: object, path: readonly string[], value: unknown): unknown {
  const copy: unknown = structuredClone(body);
  if (path.length === 0) return value;
  let at = copy as Record<string, unknown>;
  for (const key of path.slice(0, -1)) at = at[key] as Record<string, unknown>;
  const last = path.at(-1) ?? '';
  if (value === undefined && Array.isArray(at)) at.splice(Number(last), 1);
  else if (value === undefined) Reflect.deleteProperty(at, last);
  else at[last] = value;
  return copy;
}

const odd = fc.oneof(
  fc.constantFrom<unknown>(undefined, null, true, '', 'on', 'failover', -1, 0, 0.5, 1e16, 9e15, 3_601, [], {}, [null]),
  fc.string({ maxLength: 300 }),
  fc.integer(),
  fc.double(),
  fc.constant('x'.repeat(2_001)),
  fc.constant(Array.from({ length: 65 }, () => 'a')),
);

describe('quick check and schema agree', () => {
  it.each(samples.map(([kind, body], index) => ({ kind, body, name: `${kind} ${index}` })))(
    'on $name, whatever is done to it',
    ({ kind, body }) => {
      const fits = quickCheckOf(entitySchemas[kind]);
      expect(fits?.(body)).toBe(true);
      fc.assert(
        fc.property(fc.constantFrom(...pathsOf(body)), odd, (path, value) => {
          const changed = withChange(body, path, value);
          expect(fits?.(changed)).toBe(entitySchemas[kind].safeParse(changed).success);
        }),
        { numRuns: 400 },
      );
    },
  );

  it('on texts outside the basic plane, of which it may say no where the schema says yes, never the reverse', () => {
    const schema = z.string().min(2).max(5);
    for (const text of ['💥', '💥💥', '💥💥💥', '💥💥💥💥💥💥']) {
      if (quickCheckOf(schema)?.(text) === true) expect(schema.safeParse(text).success).toBe(true);
    }
  });

  it('on members that nobody asked for', () => {
    const more = { ...aVm('vm-1'), ofALaterVersion: { a: 1 } };
    expect(quickCheckOf(entitySchemas.vm)?.(more)).toBe(true);
  });
});
