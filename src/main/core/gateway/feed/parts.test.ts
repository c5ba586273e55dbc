import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FEED_LINE_CHARS_MAX } from '#shared/gateway-api/index.ts';
import { waitMs } from './backoff.ts';
import { checkLine } from './check.ts';
import { createLineSplitter } from './lines.ts';
import { createSequence } from './sequence.ts';

describe('cutting bytes into lines', () => {
  it('gives the same lines wherever the bytes are cut', () => {
    const text = '{"a":"é漢🚢"}\n\n{"b":1}\r\n' + 'x'.repeat(500) + '\nlast without an end';
    const bytes = Buffer.from(text);
    const whole = text
      .split('\n')
      .slice(0, -1)
      .filter((line) => line !== '');
    fc.assert(
      fc.property(fc.array(fc.nat(bytes.length), { maxLength: 12 }), (cuts) => {
        const splitter = createLineSplitter();
        const places = [0, ...cuts.toSorted((a, b) => a - b), bytes.length];
        const lines = places.slice(1).flatMap((end, index) => splitter.push(bytes.subarray(places[index], end)) ?? []);
        expect(lines).toEqual(whole);
      }),
    );
  });

  it('refuses a line that is longer than any may be, before it is whole', () => {
    const splitter = createLineSplitter();
    const chunk = Buffer.alloc(1_000_000, 'x');
    let chunks = 0;
    while (splitter.push(chunk) !== null) chunks += 1;
    expect(chunks).toBeLessThanOrEqual((FEED_LINE_CHARS_MAX * 3) / 1_000_000);
    expect(createLineSplitter().push(Buffer.from(`${'x'.repeat(FEED_LINE_CHARS_MAX + 1)}\n`))).toBeNull();
  });
});

describe('the numbers of a feed', () => {
  it('are the next, repeated, or a gap', () => {
    const sequence = createSequence(5);
    expect(sequence.meet(6)).toBe('next');
    expect(sequence.meet(6)).toBe('repeated');
    expect(sequence.meet(2)).toBe('repeated');
    expect(sequence.meet(8)).toBe('gap');
    expect(sequence.last).toBe(6);
  });

  it('may skip as many as came unreadable, once', () => {
    const sequence = createSequence(5);
    sequence.meetUnreadable();
    expect(sequence.meet(7)).toBe('next');
    expect(sequence.meet(9)).toBe('gap');
  });

  it('that a heartbeat names and that do not come until the next one are missing', () => {
    const sequence = createSequence(5);
    expect([sequence.hearHead(5), sequence.hearHead(6)]).toEqual(['in-step', 'in-step']);
    sequence.meet(6);
    expect([sequence.hearHead(7), sequence.hearHead(8)]).toEqual(['in-step', 'gap']);
  });
});

describe('lines', () => {
  it.each([
    ['', 'malformed'],
    ['null', 'malformed'],
    ['[]', 'malformed'],
    ['{"control":"heartbeat","time":1,"head":2}', 'control'],
    ['{"control":"heartbeat","time":"noon"}', 'malformed'],
    ['{"control":"of-a-later-version"}', 'unknown'],
    ['{"seq":1,"kind":"of-a-later-version","id":"x","rev":1,"op":"upsert","body":{}}', 'unknown'],
    ['{"seq":1,"kind":"vm","id":"x","rev":1,"op":"delete","body":null,"reason":"gone"}', 'change'],
    ['{"seq":0,"kind":"vm","id":"x","rev":1,"op":"delete","body":null}', 'malformed'],
    ['{"seq":1,"kind":"vm","id":"a/b","rev":1,"op":"delete","body":null}', 'malformed'],
    ['{"seq":1,"kind":"toString","id":"x","rev":1,"op":"upsert","body":{}}', 'unknown'],
  ])('%s is %s', (text, is) => expect(checkLine(text).is).toBe(is));
});

describe('waiting', () => {
  const always = (value: number) => ({ next: () => value });

  it('is short while there are gateways that were not tried, then doubles up to a bound', () => {
    expect([1, 2, 3, 4, 5].map((failures) => waitMs(failures, 2, always(1)))).toEqual([200, 500, 1_000, 2_000, 4_000]);
    expect(waitMs(50, 2, always(1))).toBe(5_000);
  });

  it('is half by chance', () => {
    expect(waitMs(50, 2, always(0))).toBe(2_500);
  });
});
