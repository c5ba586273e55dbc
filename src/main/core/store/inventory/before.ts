import type { Sqlite } from '../database.ts';
import type { CheckedLine } from '../ports.ts';

/** What can change while nobody looks, and is told afterwards. */
const kindsOf = { vm: ['vm'], replica: ['replica'], other: ['site', 'plan', 'run'] } as const;
type Table = keyof typeof kindsOf;

const tableOf: Readonly<Record<string, Table>> = Object.fromEntries(
  (Object.keys(kindsOf) as Table[]).flatMap((table) => kindsOf[table].map((kind) => [kind, table])),
);

/** Keeps lines as they were, inside of the transaction that changes them. Nothing where nobody is away. */
export interface BeforeKeeper {
  ofLines(generation: number, lines: readonly CheckedLine[]): void;
  /** A whole picture takes the place of another: whatever differs between the two. */
  ofPicture(shown: number, building: number): void;
}

export function prepareBefore(database: Sqlite): BeforeKeeper {
  const isAway = database.prepare<[], number>('SELECT 1 FROM away').pluck();
  const keep = database.prepare<[string, string, string | null]>(
    'INSERT OR IGNORE INTO before (kind, id, text) VALUES (?, ?, ?)',
  );
  const textIn = {
    vm: textById(database, 'vm'),
    replica: textById(database, 'replica'),
  };
  const textInOther = database
    .prepare<[number, string, string], string>('SELECT text FROM other WHERE generation = ? AND kind = ? AND id = ?')
    .pluck();
  const swaps = (Object.keys(kindsOf) as Table[]).map((table) => prepareSwap(database, table));
  return {
    ofLines(generation, lines) {
      if (isAway.get() === undefined) return;
      for (const { line } of lines) {
        const table = tableOf[line.kind];
        if (table === undefined) continue;
        const text =
          table === 'other' ? textInOther.get(generation, line.kind, line.id) : textIn[table].get(generation, line.id);
        keep.run(line.kind, line.id, text ?? null);
      }
    },
    ofPicture(shown, building) {
      if (isAway.get() === undefined) return;
      for (const swap of swaps) swap(shown, building);
    },
  };
}

function textById(database: Sqlite, table: 'vm' | 'replica') {
  return database
    .prepare<[number, string], string>(`SELECT text FROM ${table} WHERE generation = ? AND id = ?`)
    .pluck();
}

/** The text holds the line with its number: equal texts are the same state of the same thing. */
function prepareSwap(database: Sqlite, table: Table): (shown: number, building: number) => void {
  const isOther = table === 'other';
  const kind = (side: string): string => (isOther ? `${side}.kind` : `'${table}'`);
  const same = isOther ? 'n.kind = o.kind AND n.id = o.id' : 'n.id = o.id';
  const only = (side: string): string =>
    isOther ? `AND ${side}.kind IN (${kindsOf.other.map((one) => `'${one}'`).join(', ')})` : '';
  const changed = database.prepare<[number, number]>(
    `INSERT OR IGNORE INTO before (kind, id, text)
     SELECT ${kind('o')}, o.id, o.text FROM ${table} o LEFT JOIN ${table} n ON n.generation = ? AND ${same}
     WHERE o.generation = ? ${only('o')} AND (n.id IS NULL OR n.text <> o.text)`,
  );
  const added = database.prepare<[number, number]>(
    `INSERT OR IGNORE INTO before (kind, id, text)
     SELECT ${kind('n')}, n.id, NULL FROM ${table} n LEFT JOIN ${table} o ON o.generation = ? AND ${same}
     WHERE n.generation = ? ${only('n')} AND o.id IS NULL`,
  );
  return (shown, building) => {
    changed.run(building, shown);
    added.run(shown, building);
  };
}
