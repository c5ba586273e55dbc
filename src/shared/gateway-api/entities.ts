import * as domain from '../domain/index.ts';
import type { z } from 'zod';

/** What the feed tells of: kind → the schema of its body. One map; feed, store and documents are made from it. */
export const entitySchemas = {
  tenant: domain.tenant,
  site: domain.site,
  host: domain.host,
  network: domain.network,
  appliance: domain.appliance,
  publicIpRule: domain.publicIpRule,
  vm: domain.vm,
  replica: domain.replica,
  points: domain.replicaPoints,
  plan: domain.plan,
  run: domain.run,
  operation: domain.operation,
} as const;

export type EntityKind = keyof typeof entitySchemas;
export type EntityBody<K extends EntityKind = EntityKind> = { [Kind in K]: z.infer<(typeof entitySchemas)[Kind]> }[K];

export const entityKinds = Object.keys(entitySchemas) as readonly EntityKind[];

/** Narrows a kind read from the wire; a kind of a later version is not ours and is passed over. */
export function isEntityKind(kind: string): kind is EntityKind {
  return Object.hasOwn(entitySchemas, kind);
}
