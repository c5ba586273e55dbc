import type { z } from 'zod';
import {
  changeLine,
  controlLine,
  entitySchemas,
  isEntityKind,
  type ChangeLine,
  type ControlLine,
} from '#shared/gateway-api/index.ts';
import type { CheckedLine } from '../../store/ports.ts';

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

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function checkControl(json: { readonly control: unknown }): Checked {
  const checked = controlLine.safeParse(json);
  if (checked.success) return { is: 'control', control: checked.data };
  if (typeof json.control === 'string' && !CONTROLS.has(json.control)) {
    return { is: 'unknown', kind: json.control, seq: null };
  }
  return { is: 'malformed', why: firstIssue(checked.error), seq: null };
}

function checkChange(json: object, text: string): Checked {
  const envelope = changeLine.safeParse(json);
  if (!envelope.success) return { is: 'malformed', why: firstIssue(envelope.error), seq: seqOf(json) };
  const line = envelope.data;
  if (!isEntityKind(line.kind)) return { is: 'unknown', kind: line.kind, seq: line.seq };
  if (line.op === 'delete') return { is: 'change', checked: { line: { ...line, body: null }, text } };
  const body = entitySchemas[line.kind].safeParse(line.body);
  if (!body.success)
    return { is: 'malformed', why: `${line.kind} ${line.id}: ${firstIssue(body.error)}`, seq: line.seq };
  if (body.data.id !== line.id) {
    return { is: 'malformed', why: `${line.kind} ${line.id}: the body is of ${body.data.id}`, seq: line.seq };
  }
  const checked: ChangeLine = { ...line, body: body.data };
  return { is: 'change', checked: { line: checked, text } };
}

function seqOf(json: object): number | null {
  return 'seq' in json && typeof json.seq === 'number' && Number.isSafeInteger(json.seq) ? json.seq : null;
}

function firstIssue(error: z.ZodError): string {
  const [issue] = error.issues;
  return issue === undefined ? 'it does not fit' : `${issue.path.join('.')}: ${issue.message}`;
}
