import { useRef, useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { classesOf } from '../../ui/classes.ts';
import { t } from '../../ui/text.ts';
import { edit } from '../editor.ts';
import { useVmNames } from '../names.ts';
import type { ShownPlan } from '../shown.ts';
import { groupsOf, type Held, type StepGroup } from './groups.ts';
import styles from './HostsTab.module.css';
import { newStep } from './newStep.ts';
import { PlanGaps } from './PlanGaps.tsx';
import { StepRow } from './StepRow.tsx';

const cx = classesOf(styles);

/** What the console itself does on the tenant's hosts, in the order of a run; and what this computer lacks for it. */
export function HostsTab({ connectionId, planId, view, draft, notes }: ShownPlan) {
  const nameOf = useVmNames();
  const adding = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState<(Held & { readonly isNew: boolean }) | null>(null);
  const add = () => {
    const step = newStep();
    if (edit({ do: 'host-step', step })) setOpen({ ...step, isNew: true });
  };
  /** The keyboard stays in the tab: the button that was pressed goes. */
  const remove = (stepId: string) => {
    edit({ do: 'remove-host-step', stepId });
    adding.current?.focus();
  };
  return (
    <div className={cx('tab')}>
      <p className={cx('lead')}>{t('plan.hosts.lead')}</p>
      {draft.hostSteps.length > 0 && (
        <PlanGaps connectionId={connectionId} planId={planId} view={view} isFinished={notes.at('hostSteps') === null} />
      )}
      {draft.hostSteps.length === 0 && <p className={cx('lead')}>{t('plan.hosts.none')}</p>}
      {groupsOf(draft, open).map((group) => (
        <section
          key={`${group.when} ${group.vmId ?? ''}`}
          className={cx('group')}
          aria-label={placeWords(group, nameOf)}
        >
          <h3>{placeWords(group, nameOf)}</h3>
          <ol className={cx('list')}>
            {group.steps.map(({ step, at }) => (
              <StepRow
                key={step.id}
                draft={draft}
                step={step}
                isOpen={step.id === open?.id}
                isNew={open?.isNew === true}
                onOpen={(isOpen) => setOpen(isOpen ? { ...step, isNew: false } : null)}
                onRemove={() => remove(step.id)}
                error={(part) => notes.at(`hostSteps[${at}].${part}`)}
              />
            ))}
          </ol>
        </section>
      ))}
      <div>
        <Button buttonRef={adding} onPress={add}>
          {t('plan.hosts.add')}
        </Button>
      </div>
    </div>
  );
}

function placeWords({ when, vmId }: StepGroup, nameOf: (vmId: string) => string): string {
  if (vmId === null) return t(`plan.hosts.place.${when}-plan`);
  return t(`plan.hosts.group.${when}`, { name: nameOf(vmId) });
}
