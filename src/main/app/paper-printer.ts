import { BaseWindow, session, WebContentsView, type Session } from 'electron';
import type { Paper } from '#shared/ipc/index.ts';
import type { Log } from '../core/ports.ts';
import { policyFor } from '../core/report/html.ts';
import { PAPER_STYLE } from '../core/report/style.ts';

/** A paper of a plan of 10,000 VMs is printed within this; whatever takes longer is stuck. */
const PRINT_MS_MAX = 120_000;
const SCHEME = 'paper';
const ADDRESS = `${SCHEME}://document/`;
/** Not kept on the disk: the name does not begin with `persist:`. */
const PARTITION = 'papers';

/**
 * Prints papers in a window that nobody sees. Names of people stand in them, so it is treated as a page of a stranger: no
 * script runs, its session is its own and lives in memory, and nothing can be asked for but the one document.
 */
export class PaperPrinter {
  readonly #log: Log;
  #last: Promise<unknown> = Promise.resolve();

  constructor(log: Log) {
    this.#log = log;
  }

  /** The paper as PDF; rejects where it cannot be printed. One at a time: they share a session. */
  print(paper: Paper): Promise<Uint8Array> {
    const printed = this.#last.then(() => this.#printNow(paper));
    this.#last = printed.catch(() => undefined);
    return printed;
  }

  async #printNow(paper: Paper): Promise<Uint8Array> {
    const own = session.fromPartition(PARTITION, { cache: false });
    this.#serve(own, paper);
    const window = new BaseWindow({ show: false });
    const view = new WebContentsView({
      webPreferences: {
        session: own,
        javascript: false,
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        webgl: false,
        spellcheck: false,
        devTools: false,
      },
    });
    window.contentView.addChildView(view);
    try {
      return await withinTime(view.webContents.loadURL(ADDRESS).then(() => printed(view, paper)));
    } finally {
      view.webContents.close();
      window.destroy();
      own.protocol.unhandle(SCHEME);
    }
  }

  /** The one document, once it is asked for by its address; all else is refused, and said in the log. */
  #serve(own: Session, { html }: Paper): void {
    own.webRequest.onBeforeRequest(({ url }, decide) => {
      const cancel = url !== ADDRESS;
      if (cancel) this.#log.warn('Refused what a paper asked for', { url: url.slice(0, 500) });
      decide({ cancel });
    });
    const headers = {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': `${policyFor(PAPER_STYLE)}; sandbox`,
    };
    own.protocol.handle(SCHEME, ({ url }) =>
      url === ADDRESS ? new Response(html, { headers }) : new Response(null, { status: 404 }),
    );
  }
}

function printed({ webContents }: WebContentsView, { foot }: Paper): Promise<Uint8Array> {
  return webContents.printToPDF({
    preferCSSPageSize: true,
    printBackground: true,
    displayHeaderFooter: true,
    headerTemplate: '<span></span>',
    footerTemplate: foot,
    generateTaggedPDF: true,
    generateDocumentOutline: true,
  });
}

function withinTime<T>(work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('it took too long')), PRINT_MS_MAX);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
