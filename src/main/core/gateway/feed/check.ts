import type { z } from 'zod';
import {
  changeLine,
  controlLine,
  entityKinds,
  entitySchemas,
  isEntityKind,
  type ChangeLine,
  type ControlLine,
} from '#shared/gateway-api/index.ts';
import { parseJson } from '../../parse-json.ts';
import type { CheckedLine } from '../../store/ports.ts';
import { quickCheckOf } from './quick-check.ts';

/** What a line of the feed turned out to be. */
export type Checked =
  | { readonly is: 'control'; readonly control: ControlLine }
  | { readonly is: 'change'; readonly checked: CheckedLine }
  /** A kind, or a control, of a later version of the API: not ours, and no fault. `seq` is null for a control. */
  | { readonly is: 'unknown'; readonly kind: string; readonly seq: number | null }
  /** `seq` is null where even that could not be read. */
  | { readonly is: 'malformed'; readonly why: string; readonly seq: number | null };

const CONTROLS = new Set(['epoch', 'begin', 'end', 'heartbeat']);

/** Parses a line and checks it by the schema of its kind. Everything behind this trusts it. */
export function checkLine(text: string): Checked {
  const json = parseJson(text);
  if (typeof json !== 'object' || json === null) return { is: 'malformed', why: 'it is no JSON object', seq: null };
  return 'control' in json ? checkControl(json) : checkChange(json, text);
}

function checkControl(json: { readonly control: unknown }): Checked {
  const checked = controlLine.safeParse(json);
  if (checked.success) return { is: 'control', control: checked.data };
  if (typeof json.control === 'string' && !CONTROLS.has(json.control)) {
    return { is: 'unknown', kind: json.control, seq: null };
  }
  return { is: 'malformed', why: firstIssue(checked.error), seq: null };
}

/** Made with the first line: a start that finds no provider needs none of them. */
let predicates: { readonly envelope: Predicate; readonly body: ReadonlyMap<string, Predicate> } | null = null;
type Predicate = ReturnType<typeof quickCheckOf>;

function quickly(): NonNullable<typeof predicates> {
  predicates ??= {
    envelope: quickCheckOf(changeLine),
    body: new Map(entityKinds.map((kind) => [kind, quickCheckOf(entitySchemas[kind])])),
  };
  return predicates;
}

function checkChange(json: object, text: string): Checked {
  const fits = quickly();
  if (fits.envelope?.(json) !== true) {
    const envelope = changeLine.safeParse(json);
    if (!envelope.success) return { is: 'malformed', why: firstIssue(envelope.error), seq: seqOf(json) };
  }
  const line = json as ChangeLine;
  const { kind, id, seq } = line;
  if (!isEntityKind(kind)) return { is: 'unknown', kind, seq };
  if (line.op === 'delete') return { is: 'change', checked: { line: { ...line, body: null }, text } };
  if (fits.body.get(kind)?.(line.body) !== true) {
    const body = entitySchemas[kind].safeParse(line.body);
    if (!body.success) return { is: 'malformed', why: `${kind} ${id}: ${firstIssue(body.error)}`, seq };
  }
  const bodyId = (line.body as { readonly id: string }).id;
  if (bodyId !== id) return { is: 'malformed', why: `${kind} ${id}: the body is of ${bodyId}`, seq };
  return { is: 'change', checked: { line, text } };
}

function seqOf(json: object): number | null {
  return 'seq' in json && typeof json.seq === 'number' && Number.isSafeInteger(json.seq) ? json.seq : null;
}

function firstIssue(error: z.ZodError): string {
  const [issue] = error.issues;
  return issue === undefined ? 'it does not fit' : `${issue.path.join('.')}: ${issue.message}`;
}
