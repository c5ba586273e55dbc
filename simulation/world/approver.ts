import type { SessionReply } from '#shared/gateway-api/index.ts';
import { addAccount } from '../../practice/provider/accounts.ts';
import type { Dice } from '../../practice/random.ts';
import type { World } from './world.ts';

const CREDENTIALS = { account: 'approver', password: 'another simulated password' };
const THINKS_MS_MIN = 2_000;
const THINKS_MS_MAX = 25_000;
const REFUSES = 0.15;

/** The second person, where the policy asks for one: sees what is to be done, and agrees, or not. */
export class Approver {
  readonly #world: World;
  readonly #dice: Dice;

  constructor(world: World, dice: Dice) {
    this.#world = world;
    this.#dice = dice;
    addAccount(world.provider, { ...CREDENTIALS, roles: ['viewer', 'approver'] });
    this.#lookAgain();
  }

  #lookAgain(): void {
    this.#world.time.after(this.#dice.between(THINKS_MS_MIN, THINKS_MS_MAX), () => {
      this.#answer();
      this.#lookAgain();
    });
  }

  #answer(): void {
    const { network, provider } = this.#world;
    const { store } = provider;
    for (const [id, { stored }] of store.records('run')) {
      const run = store.get('run', id);
      if (run?.state !== 'open' || run.approval.state !== 'pending') continue;
      const answer = this.#dice.chance(REFUSES) ? 'refuse' : 'approve';
      const session = network.ask('signIn', { body: CREDENTIALS }).body as SessionReply;
      const headers = { authorization: `Bearer ${session.accessToken}` };
      network.ask('approve', { params: { id }, headers, body: { hash: stored.reviewedHash, answer, reason: 'Seen.' } });
    }
  }
}
