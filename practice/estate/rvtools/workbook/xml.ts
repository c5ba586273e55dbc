import { StringDecoder } from 'node:string_decoder';
import { SaxesParser } from 'saxes';
import { EstateFileError } from '../error.ts';
import { damaged } from './damaged.ts';

export interface XmlHandlers {
  open?(name: string, attributes: Readonly<Record<string, string>>): void;
  /** All the text of an element that was asked for with `wants`. */
  close?(name: string, text: string): void;
  /** Elements whose text is to be gathered. */
  readonly wants: ReadonlySet<string>;
}

const DEPTH_MAX = 64;
const TEXT_CHARS_MAX = 32_768;

/**
 * Reads a part of a workbook as it comes, by the local names of its elements. A document type is refused: a workbook has
 * none, and entities hide in it.
 */
export async function readXml(name: string, bytes: AsyncIterable<Buffer>, handlers: XmlHandlers): Promise<void> {
  const parser = new SaxesParser<{ xmlns: false }>({ xmlns: false });
  const decoder = new StringDecoder('utf8');
  let depth = 0;
  let text = '';
  let gathering = '';
  parser.on('error', (error) => {
    throw damaged(`${name}: ${error.message}`);
  });
  parser.on('doctype', () => {
    throw damaged(`${name} brings a document type of its own`);
  });
  parser.on('opentag', ({ name: full, attributes }) => {
    depth += 1;
    if (depth > DEPTH_MAX) throw damaged(`${name} is nested deeper than ${String(DEPTH_MAX)} elements`);
    const local = localOf(full);
    if (handlers.wants.has(local)) {
      gathering = local;
      text = '';
    }
    handlers.open?.(local, attributes);
  });
  const gather = (more: string): void => {
    if (gathering === '') return;
    text += more;
    if (text.length > TEXT_CHARS_MAX) throw damaged(`a text in ${name} is longer than ${String(TEXT_CHARS_MAX)} signs`);
  };
  parser.on('text', gather);
  parser.on('cdata', gather);
  parser.on('closetag', ({ name: full }) => {
    depth -= 1;
    const local = localOf(full);
    handlers.close?.(local, local === gathering ? text : '');
    if (local === gathering) gathering = '';
  });
  try {
    for await (const chunk of bytes) parser.write(decoder.write(chunk));
    parser.write(decoder.end()).close();
  } catch (error) {
    if (error instanceof EstateFileError) throw error;
    throw damaged(error instanceof Error ? error.message : String(error));
  }
}

/** Some writers put a prefix before every name. */
const localOf = (name: string): string => name.slice(name.indexOf(':') + 1);
