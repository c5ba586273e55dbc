import { damaged } from './damaged.ts';
import { isBuiltInDate, isDateFormat } from './dates.ts';
import { readXml } from './xml.ts';
import type { Parts } from './zip.ts';

/** What the sheets of a workbook share. */
export interface Book {
  /** The part of each sheet, by its name in lower case. */
  readonly sheets: ReadonlyMap<string, string>;
  readonly strings: readonly string[];
  /** By the number of a style: whether it shows dates. */
  readonly dateStyles: readonly boolean[];
  readonly from1904: boolean;
}

const BOOK = 'xl/workbook.xml';
const RELATIONS = 'xl/_rels/workbook.xml.rels';
const SHEETS_MAX = 255;
const STRINGS_MAX = 5_000_000;
const nothing: ReadonlySet<string> = new Set();

export async function readBook(parts: Parts): Promise<Book> {
  if (!parts.has(BOOK)) throw damaged('it is a zip file, but no workbook');
  const { sheetIds, from1904 } = await readSheetList(parts);
  const targets = await readTargets(parts);
  const sheets = new Map<string, string>();
  for (const [name, id] of sheetIds) {
    const part = targets.byId.get(id);
    if (part !== undefined) sheets.set(name.trim().toLowerCase(), part);
  }
  return {
    sheets,
    from1904,
    strings: await readStrings(parts, targets.byType('sharedStrings')),
    dateStyles: await readDateStyles(parts, targets.byType('styles')),
  };
}

async function readSheetList(parts: Parts): Promise<{ sheetIds: Map<string, string>; from1904: boolean }> {
  const sheetIds = new Map<string, string>();
  let from1904 = false;
  await readXml(BOOK, parts.read(BOOK), {
    wants: nothing,
    open(name, attributes) {
      if (name === 'workbookPr') from1904 = /^(1|true)$/.test(attributes['date1904'] ?? '');
      if (name !== 'sheet' || sheetIds.size >= SHEETS_MAX) return;
      const id = Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1];
      if (id !== undefined && attributes['name'] !== undefined) sheetIds.set(attributes['name'], id);
    },
  });
  return { sheetIds, from1904 };
}

interface Targets {
  readonly byId: ReadonlyMap<string, string>;
  byType(type: string): string | null;
}

async function readTargets(parts: Parts): Promise<Targets> {
  const byId = new Map<string, string>();
  const byType = new Map<string, string>();
  await readXml(RELATIONS, parts.read(RELATIONS), {
    wants: nothing,
    open(name, { Id: id, Target: target, Type: type, TargetMode: mode }) {
      if (name !== 'Relationship' || id === undefined || target === undefined || mode === 'External') return;
      const part = target.startsWith('/') ? target.slice(1) : `xl/${target}`;
      byId.set(id, part);
      byType.set(type?.split('/').at(-1) ?? '', part);
    },
  });
  return { byId, byType: (type) => byType.get(type) ?? null };
}

/** A string may stand in pieces, each with its own look; how a text is pronounced (`rPh`) is no part of it. */
async function readStrings(parts: Parts, part: string | null): Promise<readonly string[]> {
  const strings: string[] = [];
  if (part === null || !parts.has(part)) return strings;
  let text = '';
  let isSpoken = false;
  await readXml(part, parts.read(part), {
    wants: new Set(['t']),
    open(name) {
      if (name === 'si') text = '';
      if (name === 'rPh') isSpoken = true;
    },
    close(name, piece) {
      if (name === 't' && !isSpoken) text += piece;
      if (name === 'rPh') isSpoken = false;
      if (name !== 'si') return;
      if (strings.length >= STRINGS_MAX) throw damaged(`it has more than ${String(STRINGS_MAX)} texts`);
      strings.push(text);
    },
  });
  return strings;
}

async function readDateStyles(parts: Parts, part: string | null): Promise<readonly boolean[]> {
  const styles: boolean[] = [];
  if (part === null || !parts.has(part)) return styles;
  const ownDates = new Set<number>();
  let isInCells = false;
  await readXml(part, parts.read(part), {
    wants: nothing,
    open(name, attributes) {
      const id = Number(attributes['numFmtId']);
      if (name === 'numFmt' && isDateFormat(attributes['formatCode'] ?? '')) ownDates.add(id);
      if (name === 'cellXfs') isInCells = true;
      if (name === 'xf' && isInCells) styles.push(isBuiltInDate(id) || ownDates.has(id));
    },
    close(name) {
      if (name === 'cellXfs') isInCells = false;
    },
  });
  return styles;
}
