import { createHash } from 'node:crypto';
import type { Paper } from '#shared/ipc/index.ts';
import { fileNameOf } from './file-name.ts';
import { documentOf, element, templateOf, type Html } from './html.ts';
import type { PaperManner } from './manner.ts';
import { FOOT_STYLE, PAPER_STYLE } from './style.ts';

/** So much of the hash stands at the foot of each page: enough to see that two pages are of one paper. */
const HASH_SHOWN = 16;

export interface Sheet {
  /** What it is: "Runbook". */
  readonly kind: string;
  /** Whose: the plan's name, the run's title. */
  readonly title: string;
  readonly madeAt: number;
  /** Everything that the paper says; its hash is printed below it. */
  readonly main: Html;
}

/** A whole paper: sealed with the hash of what it says, on every page and at its end. */
export function bound(sheet: Sheet, manner: PaperManner): Paper {
  const { kind, title, madeAt, main } = sheet;
  const hash = createHash('sha256').update(main.toString(), 'utf8').digest('hex');
  const { t, language, utc } = manner;
  const seal = element('footer', { class: 'seal' }, [
    element('p', {}, t('paper.seal')),
    element('p', {}, element('code', {}, hash)),
    element('p', { class: 'small' }, t('paper.seal.how')),
  ]);
  const day = utc(madeAt).slice(0, 16).replace(':', '');
  return {
    title: `${kind}: ${title}`,
    fileName: fileNameOf([kind, title, day]),
    sha256: hash,
    html: documentOf({
      language,
      title: `${kind}: ${title}`,
      style: PAPER_STYLE,
      body: element('div', {}, main, seal),
    }),
    foot: footOf(`${kind}: ${title}`, hash, manner),
  };
}

/** The printer fills in the two numbers by the names of their classes. */
function footOf(title: string, hash: string, { t }: PaperManner): string {
  const foot = element(
    'div',
    { class: 'foot' },
    element('span', { class: 'name' }, element('bdi', {}, title)),
    element('span', {}, t('paper.foot.hash', { hash: hash.slice(0, HASH_SHOWN) })),
    element('span', {}, t('paper.foot.page'), ' ', element('span', { class: 'pageNumber' }), ' / ', [
      element('span', { class: 'totalPages' }),
    ]),
  );
  return templateOf(FOOT_STYLE, foot);
}
