import type { ReplicaState } from '#shared/domain/index.ts';
import { replicaState } from '#shared/domain/index.ts';
import { lifecycle } from '#shared/lifecycle/index.ts';
import type { ActionRule, DemandedEffect } from '#shared/lifecycle/index.ts';
import { message, wordsOf } from '#shared/texts/index.ts';

/** The lifecycle as a page: the same table that the engine and the screens read. Pure. */
export function lifecycleDocument(): string {
  const rules: readonly ActionRule[] = Object.values(lifecycle);
  const aboutReplicas = rules.filter(({ from }) => from.length > 0);
  return [
    '# The life of a replica',
    '',
    'Generated from `src/shared/lifecycle` by `npm run lifecycle`; a test fails when the two differ. The provider is the judge of',
    'what is legal (`allowedActions`, `blockers`); this table explains it, serves offline, and says which effect must be *seen* before',
    'anybody says “done”.',
    '',
    '## What may be ordered in which state',
    '',
    row(['State', ...aboutReplicas.map(({ action }) => action)]),
    row(['---', ...aboutReplicas.map(() => ':-:')]),
    ...replicaState.options.map((state) =>
      row([`**${state}**`, ...aboutReplicas.map((rule) => (rule.from.includes(state) ? '●' : ''))]),
    ),
    '',
    `While two copies may be running, only ${listed(rules.filter(({ withTwoCopies }) => withTwoCopies).map(({ action }) => `\`${action}\``))} are legal.`,
    'A replica that is *verifying* is taken out of its test by a failover’s first step.',
    '',
    '## The actions',
    '',
    ...rules.flatMap(section),
  ].join('\n');
}

function section(rule: ActionRule): string[] {
  const lines: readonly (readonly [string, string])[] = [
    ['Needs', words(rule.needsText)],
    ['Who', rule.who],
    ['Goes through', rule.through.length === 0 ? '—' : rule.through.join(', ')],
    ['Done when it is seen', effectWords(rule.effect)],
    ['Starts a copy', startWords(rule)],
    ['Lost', words(rule.losesText)],
    ['Destroyed', words(rule.destroysText)],
    ['Undo', words(rule.undoText)],
    ['When it fails', failureWords(rule.onFailure, words(rule.failureText))],
    ['Limit', limitWords(rule)],
  ];
  return [`### ${rule.action}`, '', row(['', '']), row(['---', '---']), ...lines.map((line) => row(line)), ''];
}

function words(code: string | null): string {
  return code === null ? '—' : wordsOf(message(code, { n: 1 }));
}

function effectWords(effect: DemandedEffect): string {
  switch (effect.on) {
    case 'replica': {
      const parts = [`replica \`${effect.state}\``, `power ${effect.power ?? 'as it may be'}`];
      if (effect.source !== undefined) parts.push(`source ${effect.source}`);
      if (effect.isolated === true) parts.push('cut off from production networks');
      if (effect.nothingLeft === true) parts.push('nothing left on disk beside the restore points');
      return parts.join(', ');
    }
    case 'moved-vm':
      return `replica \`permanent\`, then the VM is placed at the ${effect.placement}`;
    case 'source':
      return `source ${effect.power}`;
    case 'isolation':
      return 'replica isolated';
    case 'switchover':
      return 'the replica names the new switchover';
    case 'point':
      return 'the restore point is pinned, or released';
    case 'appliance':
      return effect.prepared ? 'appliance on, in the scope of the run' : 'appliance without a scope';
  }
}

function startWords({ startsCopy, evidence }: ActionRule): string {
  if (!startsCopy) return 'no';
  return {
    order: 'yes; the order carries evidence that the other copy is off, or an override',
    itself: 'yes; the operation switches the other copy off and sees it off first, or fails',
    none: 'yes, cut off from production networks, so no evidence is asked for',
  }[evidence];
}

function failureWords(state: ReplicaState | null, left: string): string {
  return state === null ? left : `\`${state}\`. ${left}`;
}

function limitWords({ limitedBy, oneAJob }: ActionRule): string {
  const limits = { starts: ['the start window'], undos: ['the undo groups'], none: [] }[limitedBy];
  return [...limits, ...(oneAJob ? ['one VM of a replication job at a time'] : [])].join('; ') || '—';
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

function listed(words_: readonly string[]): string {
  return `${words_.slice(0, -1).join(', ')} and ${words_.at(-1) ?? ''}`;
}
