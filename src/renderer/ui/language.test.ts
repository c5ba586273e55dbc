import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { setLanguage } from './language.ts';
import { formatFull } from './moments.ts';
import { formatCount, formatTenths, t, words } from './text.ts';

const page = { documentElement: { lang: '' } };
beforeAll(() => void vi.stubGlobal('document', page));
afterEach(() => setLanguage('en'));
afterAll(() => void vi.unstubAllGlobals());

describe('the language of the window', () => {
  it('writes texts, numbers and moments in its own manner, from the moment it is chosen', () => {
    const at = new Date(2026, 10, 22, 15, 10, 5).getTime();
    expect([t('rail.map'), formatCount(10_000), formatTenths(2.44)]).toEqual(['Map', '10,000', '2.4']);
    expect(formatFull(at)).toMatch(/^22 Nov 2026, 15:10:05/);
    setLanguage('de');
    expect([t('rail.map'), formatCount(10_000), formatTenths(2.44)]).toEqual(['Karte', '10.000', '2,4']);
    expect(formatFull(at)).toMatch(/^22\.11\.2026, 15:10:05/);
    expect(words({ code: 'waits.stalled', params: { n: 12_000 } })).toContain('12.000 VMs');
    expect(page.documentElement.lang).toBe('de');
  });
});
