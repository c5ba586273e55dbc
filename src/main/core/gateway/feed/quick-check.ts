import { z } from 'zod';

/** Says whether a value fits, and nothing about why not. */
type Fits = (value: unknown) => boolean;

interface JsonSchema {
  readonly [keyword: string]: unknown;
}

/**
 * A first sync brings 280,000 restore points, and asking zod about each takes a second. This makes plain predicates of the same
 * schemas, by way of their JSON Schema; they take a tenth of that. A yes is a yes (a test holds the two against each other). After
 * a no, zod is asked, which also knows the reason. Null where a schema says something that is not understood here.
 */
export function quickCheckOf(schema: z.ZodType): Fits | null {
  return compile(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }));
}

function compile(schema: JsonSchema): Fits | null {
  const { $schema: _dialect, ...keywords } = schema;
  if (Object.keys(keywords).length === 0) return () => true;
  const union = keywords['anyOf'] ?? keywords['oneOf'];
  if (union !== undefined) return Object.keys(keywords).length === 1 ? compileUnion(union as JsonSchema[]) : null;
  switch (keywords['type']) {
    case 'string':
      return compileString(keywords);
    case 'integer':
      return compileInteger(keywords);
    case 'array':
      return compileArray(keywords);
    case 'object':
      return compileObject(keywords);
    case 'boolean':
      return only(keywords, []) ? (value) => typeof value === 'boolean' : null;
    case 'null':
      return only(keywords, []) ? (value) => value === null : null;
    default:
      return null;
  }
}

/** Whether the schema says nothing but these. A keyword that was passed over would make a yes of a no. */
function only(schema: JsonSchema, known: readonly string[]): boolean {
  return Object.keys(schema).every((keyword) => keyword === 'type' || known.includes(keyword));
}

function compileUnion(schemas: readonly JsonSchema[]): Fits | null {
  const branches = all(schemas.map(compile));
  return branches === null ? null : (value) => branches.some((fits) => fits(value));
}

function compileString(schema: JsonSchema): Fits | null {
  if (!only(schema, ['pattern', 'minLength', 'maxLength', 'enum', 'const'])) return null;
  const values = schema['enum'] ?? (schema['const'] === undefined ? undefined : [schema['const']]);
  const allowed = values === undefined ? null : new Set(values as readonly unknown[]);
  const pattern = typeof schema['pattern'] === 'string' ? new RegExp(schema['pattern']) : null;
  const shortest = numberOr(schema['minLength'], 0);
  const longest = numberOr(schema['maxLength'], Infinity);
  // A character outside the basic plane counts once for the schema and twice in `length`: the stricter count is taken.
  const isLongEnough = (text: string) =>
    shortest <= 1 ? text.length >= shortest : Array.from(text).length >= shortest;
  return (value) =>
    typeof value === 'string' &&
    isLongEnough(value) &&
    value.length <= longest &&
    (allowed === null || allowed.has(value)) &&
    (pattern === null || pattern.test(value));
}

function compileInteger(schema: JsonSchema): Fits | null {
  if (!only(schema, ['minimum', 'maximum'])) return null;
  const least = numberOr(schema['minimum'], Number.MIN_SAFE_INTEGER);
  const most = numberOr(schema['maximum'], Number.MAX_SAFE_INTEGER);
  return (value) => typeof value === 'number' && Number.isSafeInteger(value) && value >= least && value <= most;
}

function compileArray(schema: JsonSchema): Fits | null {
  if (!only(schema, ['items', 'minItems', 'maxItems'])) return null;
  const fitsItem = compile(schema['items'] as JsonSchema);
  if (fitsItem === null) return null;
  const fewest = numberOr(schema['minItems'], 0);
  const most = numberOr(schema['maxItems'], Infinity);
  return (value) =>
    Array.isArray(value) && value.length >= fewest && value.length <= most && (value as unknown[]).every(fitsItem);
}

function compileObject(schema: JsonSchema): Fits | null {
  if (!only(schema, ['properties', 'required'])) return null;
  const required = new Set((schema['required'] ?? []) as readonly string[]);
  const names = Object.keys(schema['properties'] as JsonSchema);
  const members = all(Object.values(schema['properties'] as Record<string, JsonSchema>).map(compile));
  if (members === null) return null;
  const parts = members.map((fits, index) => ({
    name: names[index] ?? '',
    fits,
    demanded: required.has(names[index] ?? ''),
  }));
  return (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
    for (const { name, fits, demanded } of parts) {
      const member = (value as JsonSchema)[name];
      if (member === undefined ? demanded : !fits(member)) return false;
    }
    return true;
  };
}

function all(compiled: readonly (Fits | null)[]): readonly Fits[] | null {
  return compiled.every((fits) => fits !== null) ? compiled : null;
}

function numberOr(value: unknown, otherwise: number): number {
  return typeof value === 'number' ? value : otherwise;
}
