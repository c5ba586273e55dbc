import { parseJson } from '../../../parse-json.ts';
import { CHAIN_START, chainAfter } from '../../../store/journal/chain.ts';
import { chainLine, FILE, RECORDS_MAX } from '../format.ts';
import type { Findings } from './findings.ts';

const LINE_END = 10;

/** The journal as the pack tells it, with what the judgement needs of it. */
export interface JudgedChain {
  readonly links: readonly string[];
  /** Those that the judgement looks at, by their number. */
  readonly events: readonly JudgedEvent[];
  readonly types: readonly string[];
  readonly whole: boolean;
}

export interface JudgedEvent {
  readonly n: number;
  readonly type: string;
  readonly value: Readonly<Record<string, unknown>>;
}

const LOOKED_AT: ReadonlySet<string> = new Set(['armed', 'taken-over', 'ended', 'receipt-kept', 'sealed']);

/** Follows the links from the first record to the last. What is behind a broken one is not believed. */
export function judgeChain(content: Uint8Array, runId: string, findings: Findings): JudgedChain {
  const links: string[] = [];
  const events: JudgedEvent[] = [];
  const types: string[] = [];
  const broken = (detail: string): JudgedChain => {
    findings.add('chain-broken', FILE.chain, detail);
    return { links, events, types, whole: false };
  };
  let link = CHAIN_START;
  for (const line of linesOf(content)) {
    const n = links.length + 1;
    if (n > RECORDS_MAX) {
      findings.add('too-large', FILE.chain, `It has more than ${String(RECORDS_MAX)} records.`);
      return { links, events, types, whole: false };
    }
    const parsed = chainLine.safeParse(line === null ? undefined : parseJson(line));
    if (!parsed.success || JSON.stringify(parsed.data) !== line) {
      return broken(`Line ${String(n)} is not a record as a pack has them.`);
    }
    const { at, text } = parsed.data;
    link = chainAfter(link, { runId, at, text });
    if (parsed.data.n !== n || parsed.data.link !== link) {
      return broken(`Record ${String(n)} is not what was written: its link does not follow from what is before it.`);
    }
    links.push(link);
    const value = eventOf(text);
    const type = typeof value['type'] === 'string' ? value['type'] : '?';
    types.push(type);
    if (LOOKED_AT.has(type)) events.push({ n, type, value });
  }
  return { links, events, types, whole: true };
}

function eventOf(text: string): Readonly<Record<string, unknown>> {
  const value = parseJson(text);
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}

/** Line by line, as the whole may be too long for one text. Null for what is behind the last line end. */
function* linesOf(content: Uint8Array): Generator<string | null> {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.length);
  let from = 0;
  for (;;) {
    const end = bytes.indexOf(LINE_END, from);
    if (end === -1) break;
    yield bytes.toString('utf8', from, end);
    from = end + 1;
  }
  if (from < bytes.length) yield null;
}
