import { describe, expect, it } from 'vitest';
import { refusalOf, RequestRate, REQUESTS_AT_ONCE, REQUESTS_PER_SECOND } from './ipc-guard.ts';

const ours = { isOurWindow: true, frame: { isMain: true, origin: 'app://console' } } as const;

describe('who may speak to the console', () => {
  it('is the main frame of a window of ours, on our origin', () => {
    expect(refusalOf(ours)).toBeNull();
  });

  it('is no window that we did not open', () => {
    expect(refusalOf({ ...ours, isOurWindow: false })).toBe('unknown-sender');
  });

  it('is no frame inside a page', () => {
    expect(refusalOf({ ...ours, frame: { isMain: false, origin: 'app://console' } })).toBe('not-main-frame');
  });

  it('is no page that is already gone', () => {
    expect(refusalOf({ ...ours, frame: null })).toBe('no-frame');
  });

  it.each(['https://console', 'app://console.evil', 'app://consoles', 'file://', 'null', 'APP://console', ''])(
    'is no page of the origin "%s"',
    (origin) => {
      expect(refusalOf({ ...ours, frame: { isMain: true, origin } })).toBe('wrong-origin');
    },
  );
});

describe('the rate of requests', () => {
  const takes = (rate: RequestRate, times: number, at: number): number =>
    Array.from({ length: times }, () => rate.take(at)).filter((verdict) => verdict === 'allowed').length;

  it('lets a burst through and then no more', () => {
    const rate = new RequestRate(0);
    expect(takes(rate, REQUESTS_AT_ONCE + 50, 0)).toBe(REQUESTS_AT_ONCE);
  });

  it('refills steadily and never above the burst', () => {
    const rate = new RequestRate(0);
    takes(rate, REQUESTS_AT_ONCE, 0);
    expect(takes(rate, 1_000, 1_000)).toBe(REQUESTS_PER_SECOND);
    expect(takes(rate, 1_000, 3_600_000)).toBe(REQUESTS_AT_ONCE);
  });

  it('gives nothing away when the clock goes back', () => {
    const rate = new RequestRate(10_000);
    takes(rate, REQUESTS_AT_ONCE, 10_000);
    expect(rate.take(0)).toBe('refused');
  });

  it('is named in the log once a second, however many are refused', () => {
    const rate = new RequestRate(0);
    takes(rate, REQUESTS_AT_ONCE, 0);
    const toldAt = (at: number): number =>
      Array.from({ length: 1_000 }, () => rate.take(at)).filter((verdict) => verdict === 'refused').length;
    expect([toldAt(1), toldAt(500), toldAt(1_500)]).toEqual([1, 0, 1]);
  });
});
