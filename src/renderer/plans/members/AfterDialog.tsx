import type { PlanDraft } from '#shared/domain/index.ts';
import { Button } from '../../ui/Button.tsx';
import { Callout } from '../../ui/Callout.tsx';
import { Dialog, DialogActions } from '../../ui/Dialog.tsx';
import { counted, t } from '../../ui/text.ts';
import { edit, useEditor } from '../editor.ts';
import { type NameOf, namesInLine, type TierFactsOf } from '../names.ts';
import { MemberPicker, type Pick } from '../parts/MemberPicker.tsx';
import { refusalWords } from '../refusal.ts';
import { applicationPicks, memberPicks } from './picks.ts';

interface Props {
  readonly draft: PlanDraft;
  /** Those whose dependencies are chosen. */
  readonly vmIds: readonly string[];
  readonly nameOf: NameOf;
  readonly factsOf: TierFactsOf;
  readonly onClose: () => void;
}

/** What some members start after. Each choice is made at once; one that would make a circle is refused, with the names. */
export function AfterDialog({ draft, vmIds, nameOf, factsOf, onClose }: Props) {
  const refusal = useEditor((state) => state.refusal);
  const chosen = new Set(vmIds);
  const counts = new Map<string, number>();
  for (const { vmId, after } of draft.members) {
    if (chosen.has(vmId)) for (const before of after) counts.set(before, (counts.get(before) ?? 0) + 1);
  }
  const isOn = (vmId: string): Pick['isOn'] => {
    const others = chosen.has(vmId) ? chosen.size - 1 : chosen.size;
    const count = counts.get(vmId) ?? 0;
    return count === 0 ? 'none' : count >= others ? 'all' : 'some';
  };
  // One that is chosen itself may be what the others start after.
  const except = chosen.size === 1 ? chosen : new Set<string>();
  const members = memberPicks(draft.members, except, isOn, nameOf, factsOf);
  const applications = new Set(vmIds.flatMap((vmId) => factsOf(vmId)?.application ?? []));
  const title =
    vmIds.length === 1
      ? t('plan.after.title', { name: nameOf(vmIds[0] ?? '') })
      : t('plan.after.titleMany', counted(vmIds.length));
  return (
    <Dialog title={title} isOpen onClose={onClose}>
      {vmIds.length > 1 && <p>{namesInLine(vmIds, nameOf, 6)}</p>}
      <MemberPicker
        label={t('plan.after.label')}
        picks={[...applicationPicks(members, applications, factsOf), ...members]}
        onPick={(after, on) => edit({ do: 'wait', vmIds, after, isOn: on })}
      />
      {refusal !== null && (
        <Callout level="error" live>
          {refusalWords(refusal, nameOf)}
        </Callout>
      )}
      <DialogActions>
        <Button look="primary" onPress={onClose}>
          {t('common.done')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
