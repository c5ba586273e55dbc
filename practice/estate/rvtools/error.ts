export interface Place {
  /** As a spreadsheet counts: the headings are row 1. */
  readonly row: number;
  readonly column: string;
  /** Of a workbook. */
  readonly sheet?: string;
}

/** What is wrong with an estate file, where, and what to do about it. */
export class EstateFileError extends Error {
  readonly place: Place | null;

  constructor(fault: string, remedy: string, place: Place | null = null) {
    const sheet = place?.sheet === undefined ? '' : `sheet "${place.sheet}", `;
    const where = place === null ? '' : `${sheet}row ${String(place.row)}, column "${place.column}": `;
    super(`estate file: ${where}${fault}. ${remedy}.`);
    this.name = 'EstateFileError';
    this.place = place;
  }
}
