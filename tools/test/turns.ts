// Which stages run at the same time.
import type { Stage } from './stages.ts';

/** Stages that run beside each other. */
export type Turn = readonly Stage[];

/** What runs behind the others, one stage after the other. */
export function behind(stages: readonly Stage[]): readonly Turn[] {
  return stages.filter(({ place }) => place === 'behind').map((stage) => [stage]);
}

/** Every other stage: a turn, and with it what runs beside it. Of what was asked for, the first is a turn in any case. */
export function turnsOf(stages: readonly Stage[]): readonly Turn[] {
  const turns: Stage[][] = [];
  for (const stage of stages) {
    if (stage.place === 'behind') continue;
    const turn = turns.at(-1);
    if (stage.place === 'beside' && turn !== undefined) turn.push(stage);
    else turns.push([stage]);
  }
  return turns;
}
