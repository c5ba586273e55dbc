import { useState } from 'react';
import type { PlanDraft, PlanHostStep } from '#shared/domain/index.ts';
import { Button } from '../../ui/Button.tsx';
import { Check } from '../../ui/Check.tsx';
import { classesOf } from '../../ui/classes.ts';
import { Dialog, DialogActions } from '../../ui/Dialog.tsx';
import { Radios } from '../../ui/Radios.tsx';
import { t } from '../../ui/text.ts';
import { memberPicks } from '../members/picks.ts';
import { useTierFacts, useVmNames } from '../names.ts';
import { MemberPicker } from '../parts/MemberPicker.tsx';
import styles from './HostsTab.module.css';

const cx = classesOf(styles);
const runs = ['failover', 'planned-failover', 'test-failover'] as const;
const places = ['before-plan', 'before-member', 'after-member', 'after-plan'] as const;
type Place = (typeof places)[number];

interface Props {
  readonly draft: PlanDraft;
  readonly step: PlanHostStep;
  readonly onChange: (part: Partial<PlanHostStep>, field: string) => void;
  readonly error: (part: string) => string | null;
}

/** Where in the run it stands, and in which kinds of run. */
export function WhenFields({ draft, step, onChange, error }: Props) {
  const nameOf = useVmNames();
  const [isChoosing, setChoosing] = useState(false);
  const { when, vmId, runsIn, act } = step;
  const place: Place = `${when}-${vmId === null ? 'plan' : 'member'}`;
  const put = (next: Place) => {
    const isMember = next.endsWith('member');
    const member = vmId ?? draft.members[0]?.vmId ?? null;
    onChange({ when: next.startsWith('before') ? 'before' : 'after', vmId: isMember ? member : null }, 'place');
  };
  const wrongPlace = error('vmId');
  const wrongRuns = error('runsIn');
  return (
    <div className={cx('columns')}>
      <div className={cx('stack')}>
        <Radios
          label={t('plan.hosts.place')}
          value={place}
          onChange={put}
          options={places.map((value) => ({
            value,
            label: t(`plan.hosts.place.${value}`),
            isDisabled: value.endsWith('member') && draft.members.length === 0,
            ...(value === 'before-member' || value === 'after-member'
              ? { hint: t(`plan.hosts.place.${value}.hint`) }
              : {}),
          }))}
        />
        {vmId !== null && (
          <p>
            {t('plan.hosts.member')}: <strong>{nameOf(vmId)}</strong>{' '}
            <Button look="quiet" aria-label={t('plan.hosts.member.choose')} onPress={() => setChoosing(true)}>
              {t('plan.gates.choose')}
            </Button>
          </p>
        )}
        {wrongPlace !== null && <p className={cx('wrong')}>{wrongPlace}</p>}
      </div>
      <div className={cx('stack')} role="group" aria-label={t('plan.hosts.runs')}>
        <span className={cx('label')}>{t('plan.hosts.runs')}</span>
        {runs.map((run) => (
          <Check
            key={run}
            isSelected={runsIn.includes(run)}
            isDisabled={run === 'test-failover' && act.kind === 'fence' && !runsIn.includes(run)}
            onChange={(isOn) =>
              onChange({ runsIn: runs.filter((one) => (one === run ? isOn : runsIn.includes(one))) }, run)
            }
          >
            {t(`plan.hosts.runs.${run}`)}
            {run === 'test-failover' && (
              <span className={cx('under')}>
                {t(act.kind === 'fence' ? 'plan.hosts.runs.test.never' : 'plan.hosts.runs.test.hint')}
              </span>
            )}
          </Check>
        ))}
        {wrongRuns !== null && <p className={cx('wrong')}>{wrongRuns}</p>}
      </div>
      {isChoosing && (
        <MemberDialog
          draft={draft}
          chosen={vmId}
          onClose={() => setChoosing(false)}
          onChoose={(chosen) => {
            onChange({ vmId: chosen }, 'member');
            setChoosing(false);
          }}
        />
      )}
    </div>
  );
}

interface DialogProps extends Pick<Props, 'draft'> {
  readonly chosen: string | null;
  readonly onChoose: (vmId: string) => void;
  readonly onClose: () => void;
}

function MemberDialog({ draft, chosen, onChoose, onClose }: DialogProps) {
  const nameOf = useVmNames();
  const factsOf = useTierFacts();
  const isOn = (vmId: string) => (vmId === chosen ? 'all' : 'none');
  return (
    <Dialog title={t('plan.hosts.member.choose')} isOpen onClose={onClose}>
      <MemberPicker
        label={t('plan.hosts.member.choose')}
        picks={memberPicks(draft.members, new Set(), isOn, nameOf, factsOf)}
        onPick={([vmId]) => vmId !== undefined && onChoose(vmId)}
      />
      <DialogActions>
        <Button onPress={onClose}>{t('common.cancel')}</Button>
      </DialogActions>
    </Dialog>
  );
}
