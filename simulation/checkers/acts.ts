import type { Decision, StoredRun } from '#shared/gateway-api/index.ts';
import { canonicalJson } from '#shared/gateway-api/index.ts';
import type { ActDone, Checkers, Evidence } from './evidence.ts';

type Begun = Extract<Decision['body'], { kind: 'act-begun' }>;

/** What is done on the tenant's own hosts: written down before, never twice without a word, nothing after a stop. */
export const actCheckers: Checkers = {
  'an act is done only after the gateway has recorded that it begins': (evidence) => {
    const unused = begunIn(evidence);
    return evidence.acts.flatMap((done) => {
      const at = unused.findIndex((begun) => justifies(begun, done));
      if (at < 0) return [`${nameOf(done)} was done by ${done.console} without being recorded`];
      unused.splice(at, 1);
      return [];
    });
  },

  'an act that may do harm is done again only when its failure was told, or a person says so': (evidence) =>
    begunIn(evidence).flatMap(({ runId, body, at, act }) => {
      if (act.kind !== 'command' || act.safeToRepeat || body.attempt === 1) return [];
      const between = (evidence.decisions.get(runId) ?? []).filter(
        (each) => each.at <= at && 'stepId' in each.body && each.body.stepId === body.stepId,
      );
      const earlier = between.some(
        ({ body: said }) =>
          (said.kind === 'act-ended' && said.attempt === body.attempt - 1 && said.report.outcome !== 'done') ||
          (said.kind === 'gate' && said.answer === 'again'),
      );
      return earlier ? [] : [`${runId}/${body.stepId} was begun again, and nobody had said so`];
    }),

  'no act is begun after a stop': (evidence) =>
    evidence.acts.flatMap((done) => {
      const begun = begunIn(evidence).find((each) => justifies(each, done));
      if (begun === undefined) return [];
      const last = (evidence.decisions.get(begun.runId) ?? []).findLast(
        ({ body, at }) => (body.kind === 'stop' || body.kind === 'resume') && at <= done.begunAt,
      );
      return last?.body.kind === 'stop' ? [`${nameOf(done)} was done after a stop`] : [];
    }),

  'an act is told as done only when it was': (evidence) => {
    const begun = begunIn(evidence);
    return [...evidence.decisions].flatMap(([runId, all]) =>
      all.flatMap(({ body, at }) => {
        if (body.kind !== 'act-ended' || body.report.outcome !== 'done') return [];
        const mine = begun.find(
          (each) => each.runId === runId && each.body.stepId === body.stepId && each.body.attempt === body.attempt,
        );
        const wasDone = evidence.acts.some((done) => mine !== undefined && justifies(mine, done) && done.begunAt <= at);
        return wasDone ? [] : [`${runId}/${body.stepId} was told as done, and nobody did it`];
      }),
    );
  },
};

interface BegunAct {
  readonly runId: string;
  readonly at: number;
  readonly body: Begun;
  readonly act: ActDone['act'];
}

/** Every beginning that the provider recorded, with what was to be done. */
function begunIn({ decisions, storedRuns }: Evidence): BegunAct[] {
  return storedRuns.flatMap((run) =>
    (decisions.get(run.id) ?? []).flatMap(({ at, body }): BegunAct[] => {
      if (body.kind !== 'act-begun') return [];
      const act = actOf(run, body.stepId);
      return act === null ? [] : [{ runId: run.id, at, body, act }];
    }),
  );
}

function actOf(run: StoredRun, stepId: string): ActDone['act'] | null {
  const order = run.steps.find(({ id }) => id === stepId)?.order;
  return order?.kind === 'host-act' ? order.act : null;
}

function justifies({ at, body, act }: BegunAct, done: ActDone): boolean {
  return body.instanceId === done.console && at <= done.begunAt && canonicalJson(act) === canonicalJson(done.act);
}

function nameOf({ act }: ActDone): string {
  return act.kind === 'command' ? act.command : act.kind;
}
