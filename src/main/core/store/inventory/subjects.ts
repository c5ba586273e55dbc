import type { Sqlite } from '../database.ts';
import type { InventoryReader } from '../ports.ts';
import type { Bodies } from './bodies.ts';

interface SubjectTexts {
  readonly vm: string;
  readonly replica: string | null;
  readonly points: string | null;
}

/** Whole bodies of many VMs, in the order they were asked for; a VM that is no more is left out. */
export function prepareSubjects(database: Sqlite, bodies: Bodies): InventoryReader['subjects'] {
  const texts = database.prepare<[string], SubjectTexts>(
    `SELECT vm.text AS vm, replica.text AS replica, points.text AS points
     FROM json_each(?) AS asked
     JOIN vm ON vm.generation = (SELECT shown FROM picture) AND vm.id = asked.value
     LEFT JOIN replica ON replica.generation = vm.generation AND replica.vm_id = vm.id
     LEFT JOIN points ON points.generation = vm.generation AND points.id = replica.id
     ORDER BY asked.key`,
  );
  return (vmIds) =>
    texts.all(JSON.stringify(vmIds)).flatMap((text) => {
      const vm = bodies.of('vm', text.vm);
      if (vm === null) return [];
      const replica = text.replica === null ? null : bodies.of('replica', text.replica);
      const points = text.points === null ? null : bodies.of('points', text.points);
      return [{ vm, replica, points }];
    });
}
