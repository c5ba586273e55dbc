import type { Clock } from '../ports.ts';
import type { Look } from './result.ts';

/** More of a page is not read: a probe looks for a word near its beginning. */
const BODY_BYTES_MAX = 64 * 1024;

export interface HttpExpectation {
  readonly statuses: readonly number[];
  /** Somewhere in the first 64 KiB of the body; null: whatever it says. */
  readonly contains: string | null;
}

/** How a guest's certificate is judged. In a fresh replica it often carries the name of the old place. */
export type CertificatePolicy = 'checked' | 'any';

/** Whether a GET is answered as expected. Redirects are answers like others: they are not followed. */
export async function lookByHttp(
  url: string,
  expects: HttpExpectation,
  { msMax, certificate }: { readonly msMax: number; readonly certificate: CertificatePolicy },
  clock: Clock,
): Promise<Look> {
  const begunAt = clock.monotonicMs();
  const looked = (answers: boolean, detail: string): Look => ({
    answers,
    detail,
    tookMs: clock.monotonicMs() - begunAt,
  });
  const { Agent, request } = await import('undici');
  const agent = new Agent({ connect: { rejectUnauthorized: certificate === 'checked', timeout: msMax } });
  const limit = new AbortController();
  const stop = clock.after(msMax, () => limit.abort());
  try {
    const reply = await request(url, { dispatcher: agent, signal: limit.signal });
    const status = `status ${String(reply.statusCode)}`;
    const words = await beginningOf(reply.body);
    if (!expects.statuses.includes(reply.statusCode)) return looked(false, status);
    if (expects.contains === null) return looked(true, status);
    return words.includes(expects.contains)
      ? looked(true, `${status}, and the words are there`)
      : looked(false, `${status}, but the words are missing`);
  } catch (error) {
    if (limit.signal.aborted) return looked(false, `no answer within ${String(msMax)} ms`);
    return looked(false, error instanceof Error ? error.message : String(error));
  } finally {
    stop();
    void agent.destroy();
  }
}

async function beginningOf(body: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of body) {
    chunks.push(chunk);
    bytes += chunk.length;
    if (bytes >= BODY_BYTES_MAX) break;
  }
  return Buffer.concat(chunks).subarray(0, BODY_BYTES_MAX).toString('utf8');
}
