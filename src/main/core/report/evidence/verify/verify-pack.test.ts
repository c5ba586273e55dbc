import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { zipSync } from 'fflate';
import { FILE, LISTED_FILES } from '../format.ts';
import { filesOf, forged, linesOf, recomputed, setLines, textOf, zipped } from '../testing/forge.ts';
import { endedRun, packOf } from '../testing/packed-run.ts';
import { gatewayKeyOf, receiptOf } from '../testing/receipt.ts';
import type { FindingCode, OwnKeys } from '../verdict.ts';
import { verifyPack } from './verify-pack.ts';

let pack: Uint8Array;
let unanchored: Uint8Array;
const installation = 'MCowBQYDK2VwAyEAiojj3XQJ8ZX9UtstPLpdcspnCb8dlBIb83SIAbQPb1w=';
const known: OwnKeys = { gateway: gatewayKeyOf(), installation };
const none: OwnKeys = { gateway: null, installation: null };
/** Whoever has this program, but not the installation's key. */
const STRANGER = 66;
/** Whoever sits at the console: its own key signs whatever they say. */
const INSIDER = 1;

beforeAll(async () => {
  pack = (await packOf(await endedRun())).bytes;
  unanchored = (await packOf(await endedRun(['a'], ({ provider }) => (provider.givesReceipts = false)))).bytes;
});

const codes = (zip: Uint8Array, own: OwnKeys = none): FindingCode[] =>
  verifyPack(zip, own).findings.map(({ code }) => code);

describe('an honest pack', () => {
  it('holds, and says by which keys it was judged', () => {
    expect(verifyPack(pack)).toMatchObject({
      verified: true,
      anchored: true,
      judgedBy: { gateway: 'self-asserted', installation: 'self-asserted' },
      findings: [],
    });
    expect(verifyPack(pack, known)).toMatchObject({
      verified: true,
      anchored: true,
      judgedBy: { gateway: 'own-copy', installation: 'own-copy' },
      behindReceipt: ['ended', 'receipt-kept', 'sealed'],
    });
  });

  it('is the same bytes for the same facts', async () => {
    expect((await packOf(await endedRun())).bytes).toEqual(pack);
  });

  it('without a receipt holds and is not anchored', () => {
    const verdict = verifyPack(unanchored, known);
    expect(verdict).toMatchObject({ verified: true, anchored: false, recordsUnderReceipt: 0 });
    expect(verdict.unanchoredBecause).toContain('gave no receipt');
  });
});

describe('a changed byte', () => {
  it('anywhere in the file is found', () => {
    fc.assert(
      fc.property(fc.nat(pack.length - 1), fc.integer({ min: 1, max: 255 }), (at, by) => {
        const changed = Uint8Array.from(pack);
        changed[at] = (changed[at] ?? 0) ^ by;
        expect(verifyPack(changed).verified).toBe(false);
      }),
      { numRuns: 150 },
    );
  });

  it('in any file of it is found, also where the zip was made anew around it', async () => {
    const files = filesOf(pack);
    const places = fc.constantFrom(...files.keys()).chain((name) =>
      fc.record({
        name: fc.constant(name),
        at: fc.nat((files.get(name)?.length ?? 1) - 1),
        by: fc.integer({ min: 1, max: 255 }),
      }),
    );
    await fc.assert(
      fc.asyncProperty(places, async ({ name, at, by }) => {
        const content = Buffer.from(files.get(name) ?? []);
        content[at] = (content[at] ?? 0) ^ by;
        const verdict = verifyPack(await zipped(new Map(files).set(name, content)));
        expect(verdict.verified).toBe(false);
        expect(verdict.findings.length).toBeGreaterThan(0);
      }),
      { numRuns: 100 },
    );
  });

  it('is named by its file', async () => {
    const files = filesOf(pack).set(FILE.operations, Buffer.from('{}\n'));
    const verdict = verifyPack(await zipped(files));
    expect(verdict.findings).toContainEqual(expect.objectContaining({ code: 'file-changed', file: FILE.operations }));
  });
});

describe('a cut', () => {
  it('at the end of the file, and anything behind it, is found', () => {
    fc.assert(
      fc.property(fc.nat(pack.length - 1), (length) => {
        expect(verifyPack(pack.subarray(0, length)).verified).toBe(false);
      }),
      { numRuns: 60 },
    );
    expect(codes(Buffer.concat([pack, Buffer.from('x')]))).toEqual(['container']);
    expect(codes(Buffer.concat([Buffer.from('x'), pack]))).toEqual(['container']);
  });

  it('of records is found by the signature, whichever they are', async () => {
    const lines = linesOf(filesOf(pack));
    await fc.assert(
      fc.asyncProperty(fc.nat(lines.length - 1), async (kept) => {
        const files = filesOf(pack);
        setLines(files, lines.slice(0, kept));
        expect(codes(await zipped(files))).toContain('chain-other');
      }),
      { numRuns: 40 },
    );
  });

  it('of records that somebody signs anew is found by the receipt, or by the person’s copy of the key', async () => {
    const { length } = linesOf(filesOf(pack));
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: length - 1 }), async (kept) => {
        const cut = await forged(pack, {
          edit: (files) => setLines(files, linesOf(files).slice(0, kept)),
          by: STRANGER,
        });
        // The last record is the installation's own signature: whoever leaves that out, and nothing else, is found by the
        // person's copy of the key alone.
        if (kept < length - 1) expect(codes(cut)).not.toEqual([]);
        expect(codes(cut, known)).toContain('installation-key-other');
      }),
      { numRuns: 30 },
    );
  });
});

describe('a chain that was made anew', () => {
  const rewritten = (by: number) =>
    forged(pack, {
      edit: () => undefined,
      by,
    });

  const withOtherTexts = async (by: number, change: (text: string, n: number) => string): Promise<Uint8Array> => {
    const lines = linesOf(filesOf(pack)).map((line) => ({ ...line, text: change(line.text, line.n) }));
    const anew = await recomputed(lines, by);
    return forged(pack, { edit: (files) => setLines(files, anew), by });
  };

  it('is found by the receipt though every link and signature fits, whoever signs it', async () => {
    const { length } = linesOf(filesOf(pack));
    // The receipt covers all but the last three; those are the installation's own word.
    const changes = fc.record({ n: fc.integer({ min: 2, max: length - 3 }), by: fc.constantFrom(STRANGER, INSIDER) });
    await fc.assert(
      fc.asyncProperty(changes, async ({ n, by }) => {
        const zip = await withOtherTexts(by, (text, at) => (at === n ? text.replace(/"at":(\d)/, '"at":9$1') : text));
        expect(codes(zip)).toEqual(['chain-other']);
        expect(verifyPack(zip)).toMatchObject({ verified: false, anchored: false });
      }),
      { numRuns: 20 },
    );
  });

  it('by a stranger without a receipt is found only by a person’s own copy of the key, and is never anchored', async () => {
    const zip = await forged(unanchored, { edit: () => undefined, by: STRANGER });
    expect(verifyPack(zip)).toMatchObject({ anchored: false, judgedBy: { installation: 'self-asserted' } });
    expect(codes(zip, known)).toContain('installation-key-other');
  });

  it('by a stranger who leaves the true key in the manifest is found by the signature', async () => {
    const zip = await forged(pack, { edit: () => undefined, by: STRANGER, ownsUp: false });
    expect(codes(zip)).toEqual(['signature-wrong']);
  });

  it('by the same key over the same chain is the same pack', async () => {
    expect(verifyPack(await rewritten(INSIDER), known)).toMatchObject({ verified: true, anchored: true });
  });

  it('with a receipt of the forger’s own is found by the person’s copy of the gateway’s key', async () => {
    const OTHER = 77;
    const edit = (files: Map<string, Buffer>): void => {
      const lines = linesOf(files);
      const told = { runId: 'run-1', chainHead: lines[0]?.link ?? '', at: 1 };
      files.set(
        FILE.receipt,
        Buffer.from(`${JSON.stringify({ receipt: receiptOf(told, OTHER), absent: null }, null, 2)}\n`),
      );
    };
    const zip = await forged(pack, { edit, by: INSIDER });
    expect(codes(zip, known)).toEqual(expect.arrayContaining(['contradiction', 'gateway-key-other']));
    expect(verifyPack(zip).anchored).toBe(false);
  });
});

describe('a receipt that was exchanged', () => {
  const withReceipt = (change: (receipt: ReturnType<typeof receiptOf>) => ReturnType<typeof receiptOf>) =>
    forged(pack, {
      edit: (files) => {
        const { receipt } = JSON.parse(textOf(files, FILE.receipt)) as { receipt: ReturnType<typeof receiptOf> };
        const told = { receipt: change(receipt), absent: null };
        files.set(FILE.receipt, Buffer.from(`${JSON.stringify(told, null, 2)}\n`));
      },
      by: INSIDER,
    });

  it('for one of another run is found', async () => {
    const zip = await withReceipt(({ chainHead, at }) => receiptOf({ runId: 'run-2', chainHead, at }));
    expect(codes(zip)).toEqual(['contradiction', 'receipt-other-run']);
  });

  it('for one with another time is found', async () => {
    const zip = await withReceipt((receipt) => ({ ...receipt, at: receipt.at + 1 }));
    expect(codes(zip)).toEqual(['contradiction', 'receipt-wrong']);
  });

  it('by its absence is found: the journal kept it', async () => {
    const absent = { receipt: null, absent: 'none-given' };
    const edit = (files: Map<string, Buffer>): void =>
      void files.set(FILE.receipt, Buffer.from(`${JSON.stringify(absent, null, 2)}\n`));
    expect(codes(await forged(pack, { edit, by: INSIDER }))).toEqual(['contradiction']);
  });

  it('under a key that was not pinned anchors nothing', async () => {
    const other = (await packOf(await endedRun(), { gatewayKeys: () => [gatewayKeyOf(9)] })).bytes;
    const verdict = verifyPack(other);
    expect(verdict).toMatchObject({ verified: true, anchored: false });
    expect(verdict.unanchoredBecause).toContain('not pinned');
    expect(verifyPack(other, known)).toMatchObject({ verified: true, anchored: true });
  });
});

describe('files that tell otherwise than the chain', () => {
  it('are found though the installation signed them', async () => {
    const edit = (files: Map<string, Buffer>): void =>
      void files.set(FILE.run, Buffer.from(textOf(files, FILE.run).replace('partial-site', 'full-site')));
    expect(codes(await forged(pack, { edit, by: INSIDER }))).toContain('contradiction');
  });

  it('are found where they tell of another end', async () => {
    const edit = (files: Map<string, Buffer>): void =>
      void files.set(
        FILE.run,
        Buffer.from(textOf(files, FILE.run).replace('"ending": "completed"', '"ending": "failed"')),
      );
    expect(codes(await forged(pack, { edit, by: INSIDER }))).toEqual(['contradiction']);
  });
});

describe('a zip that is no pack', () => {
  it.each([FILE.signature, FILE.manifest, ...LISTED_FILES])('for want of %s is found', async (name) => {
    const files: Map<string, Uint8Array> = filesOf(pack);
    files.delete(name);
    expect(codes(await zipped(files))).toContain('file-missing');
  });

  it('for a file too much is found', async () => {
    const [readme] = LISTED_FILES;
    const files: [string, Buffer][] = [...filesOf(pack)].filter(([name]) => name !== readme);
    expect(codes(await zipped(new Map([...files, ['more.txt', Buffer.from('x')]])))).toContain('file-unknown');
    expect(codes(await zipped(new Map([...filesOf(pack), ['more.txt', Buffer.from('x')]])))).toEqual(['container']);
  });

  it('for files in another order is found', async () => {
    expect(codes(await zipped(new Map([...filesOf(pack)].reverse())))).toContain('container');
  });

  it('is found when another program made it of the same files', () => {
    expect(codes(zipSync(Object.fromEntries(filesOf(pack))))).toEqual(['container']);
  });

  it('gets a verdict whatever it is', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        expect(verifyPack(bytes)).toMatchObject({ verified: false, anchored: false });
      }),
      { numRuns: 50 },
    );
  });
});
