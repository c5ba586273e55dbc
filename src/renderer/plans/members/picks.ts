import type { PlanMember } from '#shared/domain/index.ts';
import { counted, t } from '../../ui/text.ts';
import type { NameOf, TierFactsOf } from '../names.ts';
import type { Pick } from '../parts/MemberPicker.tsx';

/** All members but some, by name, each to be chosen. They keep their places while they are chosen: the keyboard is on one. */
export function memberPicks(
  members: readonly PlanMember[],
  except: ReadonlySet<string>,
  isOn: (vmId: string) => Pick['isOn'],
  nameOf: NameOf,
  factsOf: TierFactsOf,
): readonly Pick[] {
  return members
    .filter(({ vmId }) => !except.has(vmId))
    .map(({ vmId }) => ({
      id: vmId,
      title: nameOf(vmId),
      beside: besideOf(factsOf(vmId)),
      vmIds: [vmId],
      isOn: isOn(vmId),
    }))
    .toSorted((a, b) => a.title.localeCompare(b.title));
}

/** By application and tier, all that go together: a visible choice, never made by itself. Only of these applications. */
export function applicationPicks(
  members: readonly Pick[],
  applications: ReadonlySet<string>,
  factsOf: TierFactsOf,
): readonly Pick[] {
  const groups = new Map<string, Pick[]>();
  for (const pick of members) {
    const facts = factsOf(pick.id);
    if (facts === null || facts.application === null || !applications.has(facts.application)) continue;
    const title = t('picker.tier', { application: facts.application, tier: facts.tier });
    groups.set(title, [...(groups.get(title) ?? []), pick]);
  }
  return [...groups]
    .filter(([, picks]) => picks.length > 1)
    .toSorted(([a], [b]) => a.localeCompare(b))
    .map(([title, picks]) => ({
      id: `group ${title}`,
      title,
      beside: t('plans.members', counted(picks.length)),
      vmIds: picks.map(({ id }) => id),
      isOn: picks.every(({ isOn }) => isOn === 'all')
        ? 'all'
        : picks.some(({ isOn }) => isOn !== 'none')
          ? 'some'
          : 'none',
    }));
}

function besideOf(facts: ReturnType<TierFactsOf>): string {
  if (facts === null || facts.application === null) return '';
  return t('picker.tier', { application: facts.application, tier: facts.tier });
}
