import { stepKeyOf } from './evidence.ts';
import type { Checkers, SentCommand } from './evidence.ts';

/** A refusal with one of these says "not now"; every other one is the last word. */
const NOT_NOW = ['window-full', 'too-many-requests', 'too-late', 'changed', 'fenced', 'sign-in-required'];
/** A lease is believed for so long after the last good renewal was sent. */
const LEASE_TRUSTED_MS = 45_000;
/** A renewal may itself have waited for a sign-in before it left. */
const RENEWAL_SLACK_MS = 1_000;
/** A command that waited for a new sign-in leaves this much later at most. */
const SIGN_IN_MS_MAX = 65_000;

/** A console that sends nothing more so long after it heard something may have died of it. */
const DEATH_MS_MAX = 1_000;

const isOrder = ({ route }: SentCommand): boolean => route === 'submit';

/** What a console sends: only what stands on its disk, only what it may, each thing once. */
export const orderCheckers: Checkers = {
  'what is ordered is on the disk first': ({ wire }) =>
    wire.flatMap(({ route, onDisk, stepKey, runId }) =>
      onDisk ? [] : [`${route} of ${stepKey ?? runId} left without being written down`],
    ),

  'an attempt follows only a refusal or a failure': ({ wire, operations }) => {
    const failed = new Set(operations.filter(({ state }) => state === 'failed').map(({ key }) => key));
    const refused = new Set(
      wire.flatMap(({ stepKey, attempt, answers }) =>
        answers.some(({ status }) => status >= 400) ? [`${stepKey ?? ''}/${String(attempt)}`] : [],
      ),
    );
    return wire.flatMap(({ stepKey, attempt }) => {
      if (stepKey === null || attempt === null || attempt === 1) return [];
      const before = `${stepKey}/${String(attempt - 1)}`;
      return refused.has(before) || failed.has(before)
        ? []
        : [`attempt ${String(attempt)} of ${stepKey} had no reason`];
    });
  },

  'a refusal is not asked again': ({ wire, takeovers }) => {
    const orders = wire.filter(isOrder);
    return orders.flatMap((order) => {
      const refusal = order.answers.find(({ status, code, heard }) => heard && status >= 400 && isFinal(status, code));
      if (refusal === undefined) return [];
      const again = orders.find(
        ({ stepKey, leftAt }) => stepKey === order.stepKey && leftAt > refusal.at + SIGN_IN_MS_MAX,
      );
      // Who takes a run back from somebody else begins with what the provider knows, which keeps no refusals.
      const taken = takeovers.some(
        ({ runId, at, console }) =>
          runId === order.runId &&
          at > refusal.at &&
          at < (again?.leftAt ?? 0) &&
          console !== order.console &&
          console !== again?.console,
      );
      // Who died of hearing it wrote nothing down, and the next process asks anew.
      const livedOn = wire.some((each) => each.console === order.console && each.leftAt > refusal.at + DEATH_MS_MAX);
      const diedOfIt = !livedOn && again?.console !== order.console;
      return again === undefined || taken || diedOfIt
        ? []
        : [`${order.stepKey ?? ''} was ordered again after "${refusal.code ?? ''}"`];
    });
  },

  'a console without a lease orders nothing': ({ wire, circumstances }) =>
    wire.filter(isOrder).flatMap(({ console, runId, leftAt, stepKey }) => {
      const sleptJustNow = circumstances.slept.some(
        (slept) => slept.console === console && slept.from < leftAt && leftAt < slept.until + LEASE_TRUSTED_MS,
      );
      const renewed = wire.some(
        (each) =>
          each.console === console &&
          each.runId === runId &&
          ['createRun', 'renewLease', 'takeOver', 'run'].includes(each.route) &&
          each.leftAt <= leftAt &&
          each.leftAt > leftAt - LEASE_TRUSTED_MS - RENEWAL_SLACK_MS &&
          each.answers.some(({ status }) => status < 300),
      );
      return renewed || sleptJustNow ? [] : [`${stepKey ?? ''} was ordered ${String(leftAt)} without a lease`];
    }),

  'who orders holds the run': ({ wire }) =>
    wire
      .filter(isOrder)
      .flatMap(({ console, holder, holderHeard, stepKey, answers }) => [
        ...(holder !== console && answers.some(({ status }) => status < 300)
          ? [`${stepKey ?? ''} was ordered by a console that does not hold the run`]
          : []),
        ...(holderHeard !== null && holderHeard !== console
          ? [`${stepKey ?? ''} was ordered by a console that had heard who holds the run`]
          : []),
      ]),

  'a fenced console changes nothing': ({ wire, takeovers, operations }) =>
    operations.flatMap(({ key, runId, acceptedAt }) => {
      const last = takeovers.findLast((each) => each.runId === runId && each.at < acceptedAt);
      const senders = wire.filter((each) => `${each.stepKey ?? ''}/${String(each.attempt)}` === key);
      return last !== undefined && senders.length > 0 && !senders.some((each) => each.console === last.console)
        ? [`${stepKeyOf(key)} was accepted of a console that had lost the run`]
        : [];
    }),

  'nothing is done for a run without a word of a person': ({ wire, words }) =>
    wire.flatMap(({ route, console, runId, leftAt }) =>
      runId === '' || words.some((word) => word.console === console && word.runId === runId && word.at <= leftAt)
        ? []
        : [`${route} for ${runId} left a console in which nobody began or resumed it`],
    ),

  'a run is taken over only on the word of a person': ({ wire, words }) =>
    wire.flatMap(({ route, console, runId, holder, leftAt }) => {
      if (route !== 'takeOver' || holder === null || holder === console) return [];
      const asked = words.some(
        (word) =>
          word.console === console &&
          word.runId === runId &&
          word.word !== 'start' &&
          word.at <= leftAt &&
          word.at > leftAt - SIGN_IN_MS_MAX * 2,
      );
      return asked ? [] : [`${runId} was taken from ${holder} by itself`];
    }),

  'a run that was taken over waits until it is resumed': ({ wire, words }) =>
    words.flatMap(({ word, at, console, runId }) => {
      if (word !== 'take-over') return [];
      const mine = wire.filter((each) => each.console === console && each.runId === runId && each.leftAt >= at);
      const taken = mine.find(
        ({ route, answers }) => route === 'takeOver' && answers.some(({ status }) => status < 300),
      );
      if (taken === undefined) return [];
      const resumedAt = words.find(
        (each) =>
          each.at >= at &&
          each.console === console &&
          each.runId === runId &&
          (each.word === 'resume' || each.word === 'end'),
      )?.at;
      const early = mine.find(
        (each) => isOrder(each) && each.leftAt > taken.leftAt && each.leftAt < (resumedAt ?? Infinity),
      );
      return early === undefined ? [] : [`${early.stepKey ?? ''} was ordered before the run was resumed`];
    }),

  'nothing is ordered after a stop': ({ wire, words }) =>
    words.flatMap(({ word, at, console, runId }) => {
      if (word !== 'stop') return [];
      const on = words.find(
        (each) =>
          each.at >= at && each.console === console && each.runId === runId && ['resume', 'end'].includes(each.word),
      );
      const signedIn = wire.some(
        (each) => each.console === console && each.route === 'session' && Math.abs(each.leftAt - at) < SIGN_IN_MS_MAX,
      );
      const after = wire.find(
        (each) =>
          isOrder(each) &&
          each.console === console &&
          each.runId === runId &&
          each.leftAt > at &&
          each.leftAt < (on?.at ?? Infinity),
      );
      return after === undefined || signedIn ? [] : [`${after.stepKey ?? ''} was ordered after a stop`];
    }),
};

function isFinal(status: number, code: string | null): boolean {
  return status < 500 && code !== null && !NOT_NOW.includes(code);
}
