import { TOTP } from 'otpauth';
import { beforeEach, describe, expect, it } from 'vitest';
import { addAccount } from '../provider/accounts.ts';
import { TestWorld } from '../testing/world.ts';

const MINUTE_MS = 60_000;
const TOTP_SECRET = 'JBSWY3DPEHPK3PXP';

let world: TestWorld;

beforeEach(() => {
  world = new TestWorld({ accessMs: 15 * MINUTE_MS });
  addAccount(world.provider, { account: 'kim', name: 'Kim', password: 'secret words', roles: ['viewer', 'operator'] });
});

const signIn = (password: string, more: object = {}): object => ({ body: { account: 'kim', password, ...more } });
const bearer = (token: string): object => ({ as: '', headers: { authorization: `Bearer ${token}` } });

describe('signing in', () => {
  it('gives a session that says who it is', () => {
    const session = world.ok('signIn', signIn('secret words'));
    expect(session.subject).toMatchObject({ name: 'Kim', roles: ['viewer', 'operator'] });
    expect(world.ok('capabilities', bearer(session.accessToken)).environment).toBe('practice');
  });

  it('may ask for a session that only reads', () => {
    const session = world.ok('signIn', signIn('secret words', { readOnly: true }));
    expect(session.subject.roles).toEqual(['viewer']);
    const asked = { ...bearer(session.accessToken), params: { id: 'r' }, body: { instanceId: 'c', token: 1 } };
    expect(world.refused('renewLease', asked).code).toBe('forbidden');
  });

  it('slows down after five wrong passwords, also for an account that is not there', () => {
    for (const account of ['kim', 'nobody', 'somebody']) {
      const wrong = { body: { account, password: 'wrong' } };
      for (let count = account === 'somebody' ? 5 : 0; count < 5; count++) {
        expect(world.refused('signIn', wrong).code).toBe('wrong-credentials');
      }
      expect(world.call('signIn', wrong)).toMatchObject({ status: 429, body: { code: 'too-many-requests' } });
    }
    expect(world.refused('signIn', signIn('secret words')).code).toBe('too-many-requests');
    world.clock.advance(MINUTE_MS);
    expect(world.ok('signIn', signIn('secret words')).subject.name).toBe('Kim');
  });

  it('has a password of its own in every pairing', () => {
    const { password } = addAccount(world.provider, { account: 'kim' });
    expect(world.call('signIn', signIn(password)).status).toBe(201);
    expect(world.call('signIn', signIn('secret words')).status).toBe(201);
  });
});

describe('one-time codes', () => {
  const account = { account: 'kim2', password: 'p', totpSecret: TOTP_SECRET };
  const asked = (totp?: string): object => ({ body: { account: 'kim2', password: 'p', ...(totp ? { totp } : {}) } });
  const code = (): string => new TOTP({ secret: TOTP_SECRET }).generate({ timestamp: world.clock.now() });

  beforeEach(() => void addAccount(world.provider, account));

  it('are asked for after the password, and serve once', () => {
    expect(world.refused('signIn', { body: { account: 'kim2', password: 'wrong' } }).code).toBe('wrong-credentials');
    expect(world.refused('signIn', asked()).code).toBe('totp-required');
    expect(world.refused('signIn', asked(code() === '000000' ? '111111' : '000000')).code).toBe('wrong-credentials');
    expect(world.call('signIn', asked(code())).status).toBe(201);
    expect(world.refused('signIn', asked(code())).code).toBe('wrong-credentials');
    world.clock.advance(MINUTE_MS);
    expect(world.call('signIn', asked(code())).status).toBe(201);
  });
});

describe('a session', () => {
  it('runs out, and is exchanged for another once', () => {
    const first = world.ok('signIn', signIn('secret words'));
    world.clock.advance(16 * MINUTE_MS);
    expect(world.refused('capabilities', bearer(first.accessToken)).code).toBe('sign-in-required');
    const second = world.ok('refresh', { body: { refreshToken: first.refreshToken } });
    expect(world.call('capabilities', bearer(second.accessToken)).status).toBe(200);
    expect(world.refused('refresh', { body: { refreshToken: first.refreshToken } }).code).toBe('sign-in-required');
  });

  it('ends when it is signed out', () => {
    const session = world.ok('signIn', signIn('secret words'));
    expect(world.call('signOut', bearer(session.accessToken)).status).toBe(204);
    expect(world.refused('capabilities', bearer(session.accessToken)).code).toBe('sign-in-required');
    expect(world.refused('refresh', { body: { refreshToken: session.refreshToken } }).code).toBe('sign-in-required');
  });
});
