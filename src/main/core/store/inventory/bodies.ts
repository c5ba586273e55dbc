import { entitySchemas, type EntityBody, type EntityKind } from '#shared/gateway-api/index.ts';
import type { Sqlite } from '../database.ts';
import { BODY_SHAPE } from './body-shape.ts';

/** Takes the body out of a cached line. */
export interface Bodies {
  /** Null where a line that another version of the program cached does not fit this one. */
  of<K extends EntityKind>(kind: K, text: string): EntityBody<K> | null;
  each<K extends EntityKind>(kind: K, texts: readonly string[]): readonly EntityBody<K>[];
}

/**
 * Lines of a picture that this version wrote were checked when they came in. Lines of another version are checked here,
 * one by one, until the next whole picture replaces them.
 */
export function createBodies(database: Sqlite): Bodies {
  const shapeOfShown = database.prepare<[], string>('SELECT shape FROM picture').pluck();
  let trusted = false;
  const isTrusted = (): boolean => {
    trusted ||= shapeOfShown.get() === BODY_SHAPE;
    return trusted;
  };

  function of<K extends EntityKind>(kind: K, text: string): EntityBody<K> | null {
    const { body } = JSON.parse(text) as { readonly body: unknown };
    if (isTrusted()) return body as EntityBody<K>;
    const checked = entitySchemas[kind].safeParse(body);
    return checked.success ? (checked.data as EntityBody<K>) : null;
  }

  return {
    of,
    each: (kind, texts) => texts.map((text) => of(kind, text)).filter((body) => body !== null),
  };
}
