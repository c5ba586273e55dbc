import type { PlanGate, PlanMember } from '#shared/domain/index.ts';
import type { PlanDetail } from '#shared/ipc/index.ts';
import { message } from '#shared/texts/index.ts';
import type { Message } from '#shared/texts/index.ts';
import { hostStepWords } from './describe-host-step.ts';
import { seconds, text } from './said.ts';
import type { NameOf, Unit, WholeField } from './units.ts';

/** What a unit says, thing by thing, in words that can be compared. */
type Said = ReadonlyMap<string, Message>;

/** Where the three do not say the same of a thing: what was, what mine says, what theirs says. */
export function detailsOf(
  was: Unit | undefined,
  mine: Unit | undefined,
  theirs: Unit | undefined,
  nameOf: NameOf,
): readonly PlanDetail[] {
  const [before, here, there] = [saidBy(was, nameOf), saidBy(mine, nameOf), saidBy(theirs, nameOf)];
  const things = new Set([...before.keys(), ...here.keys(), ...there.keys()]);
  return [...things].flatMap((what): PlanDetail[] => {
    const [a, b, c] = [before.get(what) ?? null, here.get(what) ?? null, there.get(what) ?? null];
    if (same(a, b) && same(a, c)) return [];
    return [{ what: message(`plan-detail.${what}`), was: a, mine: b, theirs: c }];
  });
}

function same(one: Message | null, other: Message | null): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function saidBy(unit: Unit | undefined, nameOf: NameOf): Said {
  if (unit === undefined) return new Map();
  if (unit.of === 'member') return new Map(Object.entries(memberWords(unit.member, nameOf)));
  if (unit.of === 'gate') return new Map(Object.entries(gateWords(unit.gate, nameOf)));
  if (unit.of === 'host-step') return new Map(Object.entries(hostStepWords(unit.step, nameOf)));
  if (unit.of === 'order') return new Map([['value', text(unit.all.map(({ name }) => name).join(' → '))]]);
  return new Map([['value', fieldWords(unit.field, unit.value)]]);
}

function memberWords(member: PlanMember, nameOf: NameOf): Record<string, Message> {
  return {
    after: namesOf(member.after, nameOf),
    delay: seconds(member.bootDelaySeconds),
    critical: message(member.critical ? 'plan-value.critical' : 'plan-value.optional'),
    retries: message('plan-value.number', { n: member.retries }),
    timeout: member.timeoutSeconds === null ? message('plan-value.by-provider') : seconds(member.timeoutSeconds),
    note: text(member.note),
  };
}

function gateWords(gate: PlanGate, nameOf: NameOf): Record<string, Message> {
  return {
    kind: message(`plan-value.${gate.kind}`),
    text: text(gate.text),
    wait: seconds(gate.waitSeconds),
    after: namesOf(gate.after, nameOf),
    before: namesOf(gate.before, nameOf),
  };
}

function fieldWords(field: WholeField, value: unknown): Message {
  if (field === 'replicaKind') return message(`plan-value.${String(value)}`);
  if (typeof value === 'string') return text(value);
  const parts = Array.isArray(value) ? value.map((part: unknown) => partWords(part)) : [];
  return parts.length === 0 ? message('plan-value.none') : text(parts.join('; '));
}

/** A contact, the gateway of a network, the id of a rule. */
function partWords(part: unknown): string {
  if (typeof part !== 'object' || part === null) return String(part);
  return Object.values(part)
    .filter((value) => typeof value === 'string' && value !== '')
    .join(', ');
}

function namesOf(vmIds: readonly string[], nameOf: NameOf): Message {
  return vmIds.length === 0 ? message('plan-value.none') : text(vmIds.map(nameOf).toSorted().join(', '));
}
