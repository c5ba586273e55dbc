import { z } from 'zod';
import { entitySchemas } from './entities.ts';
import { changeLine, controlLine } from './feed.ts';
import { problem, problemCodes } from './problem.ts';
import { API_PREFIX, routes } from './routes.ts';
import type { Route } from './routes.ts';

type Json = Record<string, unknown>;

function schemaOf(type: z.ZodType): Json {
  const { $schema: _dialect, ...schema } = z.toJSONSchema(type, { io: 'input', unrepresentable: 'any' }) as Json;
  return schema;
}

function parametersOf(route: Route): Json[] {
  const inPath = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
  const inHeaders = (route.headers ?? []).map((name) => ({
    name,
    in: 'header',
    required: true,
    schema: { type: 'string' },
  }));
  const inQuery = Object.entries(route.query?.shape ?? {}).map(([name, type]) => ({
    name,
    in: 'query',
    required: false,
    schema: schemaOf(type as z.ZodType),
  }));
  return [...inPath, ...inHeaders, ...inQuery];
}

function answersOf(route: Route): Json {
  const problemReply = {
    description: 'Refused',
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  };
  const type = route.replyType ?? 'application/json';
  const content =
    route.reply !== undefined
      ? { [type]: { schema: schemaOf(route.reply) } }
      : route.replyType === 'application/x-ndjson'
        ? { [type]: { schema: { $ref: '#/components/schemas/FeedLine' } } }
        : undefined;
  return {
    [String(route.status)]: { description: route.summary, ...(content ? { content } : {}) },
    default: problemReply,
  };
}

function operationOf(name: string, route: Route): Json {
  return {
    operationId: name,
    summary: route.summary,
    ...(route.role === null ? { security: [] } : { 'x-role': route.role }),
    parameters: parametersOf(route),
    ...(route.body
      ? { requestBody: { required: true, content: { 'application/json': { schema: schemaOf(route.body) } } } }
      : {}),
    responses: answersOf(route),
  };
}

/** The OpenAPI 3.1 document of the gateway API. Pure: the same schemas make the same document. */
export function openApiDocument(): Json {
  const paths: Record<string, Json> = {};
  for (const [name, route] of Object.entries(routes) as [string, Route][]) {
    const path = `${API_PREFIX}${route.path}`;
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operationOf(name, route) };
  }
  const entities = Object.fromEntries(
    Object.entries(entitySchemas).map(([kind, type]) => [`Entity_${kind}`, schemaOf(type)]),
  );
  return {
    openapi: '3.1.0',
    info: { title: 'Farshore gateway API', version: '1.0', license: { name: 'MIT', identifier: 'MIT' } },
    security: [{ bearer: [] }],
    paths,
    components: {
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } },
      schemas: {
        Problem: schemaOf(problem),
        FeedLine: { anyOf: [schemaOf(changeLine), schemaOf(controlLine)] },
        ...entities,
      },
    },
    'x-problem-codes': problemCodes,
  };
}
