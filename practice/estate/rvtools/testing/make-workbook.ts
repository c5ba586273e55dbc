import { strToU8, zipSync, type Zippable } from 'fflate';

/** A cell as a workbook writes it: a shared string, an inline one, a number (with a style), a truth, an error. */
export type TestCell =
  | string
  | number
  | boolean
  | null
  | { readonly inline: string }
  | { readonly pieces: readonly string[] }
  | { readonly day: number }
  | { readonly fault: string };

export interface TestSheet {
  readonly name: string;
  readonly rows: readonly (readonly TestCell[])[];
}

export interface TestWorkbook {
  readonly sheets: readonly TestSheet[];
  readonly from1904?: boolean;
  /** Parts that take the place of what is made, or stand beside it. */
  readonly parts?: Readonly<Record<string, string | Uint8Array>>;
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const columnName = (index: number): string =>
  (index >= 26 ? columnName(Math.floor(index / 26) - 1) : '') + String.fromCharCode(65 + (index % 26));

/** A real workbook (Office Open XML), as Excel and RVTools lay it out: relations, styles and shared strings apart. */
export function makeWorkbook({ sheets, from1904 = false, parts = {} }: TestWorkbook): Uint8Array {
  const strings: string[] = [];
  const share = (xml: string): string => `<v>${String(strings.push(xml) - 1)}</v>`;
  const cellOf = (cell: TestCell, at: string): string => {
    if (cell === null) return '';
    if (typeof cell === 'string') return `<c r="${at}" t="s">${share(`<t>${escaped(cell)}</t>`)}</c>`;
    if (typeof cell === 'number') return `<c r="${at}"><v>${String(cell)}</v></c>`;
    if (typeof cell === 'boolean') return `<c r="${at}" t="b"><v>${cell ? '1' : '0'}</v></c>`;
    if ('inline' in cell) return `<c r="${at}" t="inlineStr"><is><t>${escaped(cell.inline)}</t></is></c>`;
    if ('day' in cell) return `<c r="${at}" s="1"><v>${String(cell.day)}</v></c>`;
    if ('fault' in cell) return `<c r="${at}" t="e"><v>${cell.fault}</v></c>`;
    const pieces = cell.pieces.map((piece) => `<r><rPr><b/></rPr><t xml:space="preserve">${escaped(piece)}</t></r>`);
    return `<c r="${at}" t="s">${share(`${pieces.join('')}<rPh sb="0" eb="1"><t>spoken</t></rPh>`)}</c>`;
  };
  const rowOf = (row: readonly TestCell[], index: number): string =>
    row.length === 0
      ? ''
      : `<row r="${String(index + 1)}">${row.map((cell, column) => cellOf(cell, `${columnName(column)}${String(index + 1)}`)).join('')}</row>`;
  const files: Record<string, string | Uint8Array> = {
    '[Content_Types].xml': `${HEAD}<Types xmlns="${PACKAGE}/content-types"/>`,
    '_rels/.rels': `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><workbookPr${from1904 ? ' date1904="1"' : ''}/><sheets>${sheets
      .map(
        ({ name }, index) =>
          `<sheet name="${escaped(name)}" sheetId="${String(index + 1)}" r:id="rId${String(index + 1)}"/>`,
      )
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${sheets
      .map(
        (_sheet, index) =>
          `<Relationship Id="rId${String(index + 1)}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${String(index + 1)}.xml"/>`,
      )
      .join(
        '',
      )}<Relationship Id="rId900" Type="${OFFICE}/styles" Target="styles.xml"/><Relationship Id="rId901" Type="${OFFICE}/sharedStrings" Target="/xl/sharedStrings.xml"/></Relationships>`,
    'xl/styles.xml': `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy/mm/dd\\ hh:mm:ss"/></numFmts><cellStyleXfs count="1"><xf numFmtId="14"/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>`,
  };
  sheets.forEach(({ rows }, index) => {
    files[`xl/worksheets/sheet${String(index + 1)}.xml`] =
      `${HEAD}<worksheet xmlns="${MAIN}"><sheetData>${rows.map(rowOf).join('')}</sheetData></worksheet>`;
  });
  files['xl/sharedStrings.xml'] =
    `${HEAD}<sst xmlns="${MAIN}">${strings.map((xml) => `<si>${xml}</si>`).join('')}</sst>`;
  const all = Object.entries({ ...files, ...parts });
  const zipped: Zippable = Object.fromEntries(
    all.map(([name, content]) => [name, typeof content === 'string' ? strToU8(content) : content]),
  );
  return zipSync(zipped);
}
