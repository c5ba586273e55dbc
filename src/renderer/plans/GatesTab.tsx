import { useState } from 'react';
import type { PlanGate } from '#shared/domain/index.ts';
import { Button } from '../ui/Button.tsx';
import { Callout } from '../ui/Callout.tsx';
import { classesOf } from '../ui/classes.ts';
import { Dialog, DialogActions } from '../ui/Dialog.tsx';
import { Field } from '../ui/Field.tsx';
import { Radios } from '../ui/Radios.tsx';
import { t } from '../ui/text.ts';
import { edit, forgetRefusal, useEditor } from './editor.ts';
import { memberPicks } from './members/picks.ts';
import { namesInLine, useTierFacts, useVmNames } from './names.ts';
import { MemberPicker } from './parts/MemberPicker.tsx';
import { NumberEdit } from './parts/NumberEdit.tsx';
import styles from './Plans.module.css';
import { refusalWords } from './refusal.ts';
import type { ShownPlan } from './shown.ts';

const cx = classesOf(styles);
const WEEK_SECONDS = 604_800;
const NAMES_MAX = 6;

/** Where the run waits: for a person's "go on", or for a time. */
export function GatesTab({ draft, notes }: ShownPlan) {
  const [asked, setAsked] = useState<{ readonly gateId: string; readonly side: Side } | null>(null);
  const askedGate = draft.gates.find(({ id }) => id === asked?.gateId);
  const addGate = () =>
    edit({
      do: 'gate',
      gate: { id: crypto.randomUUID(), kind: 'prompt', text: '', waitSeconds: 0, after: [], before: [] },
    });
  return (
    <div className={cx('section')}>
      {draft.gates.length === 0 && <p className={cx('quiet')}>{t('plan.gates.none')}</p>}
      {draft.gates.map((gate, at) => (
        <GateFields
          key={gate.id}
          gate={gate}
          error={(part) => notes.at(`gates[${at}]${part}`)}
          onAsk={(side) => setAsked({ gateId: gate.id, side })}
        />
      ))}
      <div>
        <Button isDisabled={draft.members.length === 0} onPress={addGate}>
          {t('plan.gates.add')}
        </Button>
      </div>
      {asked !== null && askedGate !== undefined && (
        <SideDialog
          draft={draft}
          gate={askedGate}
          side={asked.side}
          onClose={() => {
            forgetRefusal();
            setAsked(null);
          }}
        />
      )}
    </div>
  );
}

type Side = 'after' | 'before';

interface FieldsProps {
  readonly gate: PlanGate;
  readonly error: (part: string) => string | null;
  readonly onAsk: (side: Side) => void;
}

function GateFields({ gate, error, onAsk }: FieldsProps) {
  const nameOf = useVmNames();
  const put = (part: Partial<PlanGate>, field: string) =>
    edit({ do: 'gate', gate: { ...gate, ...part } }, `${gate.id} ${field}`);
  const wrongMembers = error('.before') ?? error('.after');
  return (
    <fieldset className={cx('gateFields')}>
      <legend>{gate.text.trim() === '' ? t('plan.gates.new') : gate.text}</legend>
      <Radios
        label={t('plan.gates.kind')}
        value={gate.kind}
        onChange={(kind) => put({ kind }, 'kind')}
        options={(['prompt', 'wait'] as const).map((value) => ({
          value,
          label: t(`plan.gates.kind.${value}`),
          hint: t(`plan.gates.kind.${value}.hint`),
        }))}
      />
      <div className={cx('stack')}>
        <Field
          label={t(gate.kind === 'prompt' ? 'plan.gates.question' : 'plan.gates.reason')}
          value={gate.text}
          onChange={(text) => put({ text }, 'text')}
          maxLength={2_000}
          error={error('.text')}
        />
        {gate.kind === 'wait' && (
          <NumberEdit
            label={t('plan.gates.seconds')}
            value={gate.waitSeconds}
            max={WEEK_SECONDS}
            error={error('.waitSeconds')}
            onChange={(seconds) => put({ waitSeconds: seconds ?? 0 }, 'wait')}
          />
        )}
        {(['after', 'before'] as const).map((side) => (
          <p key={side}>
            {t(`plan.gates.${side}`)}{' '}
            <strong>
              {gate[side].length === 0 ? t(`plan.gates.${side}.none`) : namesInLine(gate[side], nameOf, NAMES_MAX)}
            </strong>{' '}
            <Button look="quiet" aria-label={t(`plan.gates.${side}.choose`)} onPress={() => onAsk(side)}>
              {t('plan.gates.choose')}
            </Button>
          </p>
        ))}
        {wrongMembers !== null && <p className={cx('wrong')}>{wrongMembers}</p>}
        <div>
          <Button onPress={() => edit({ do: 'remove-gate', gateId: gate.id })}>{t('plan.gates.remove')}</Button>
        </div>
      </div>
    </fieldset>
  );
}

interface SideProps extends Pick<ShownPlan, 'draft'> {
  readonly gate: PlanGate;
  readonly side: Side;
  readonly onClose: () => void;
}

function SideDialog({ draft, gate, side, onClose }: SideProps) {
  const nameOf = useVmNames();
  const factsOf = useTierFacts();
  const refusal = useEditor((state) => state.refusal);
  const chosen = new Set(gate[side]);
  const isOn = (vmId: string) => (chosen.has(vmId) ? 'all' : 'none');
  const pick = (vmIds: readonly string[], on: boolean) => {
    const others = gate[side].filter((vmId) => !vmIds.includes(vmId));
    edit({ do: 'gate', gate: { ...gate, [side]: on ? [...others, ...vmIds] : others } });
  };
  return (
    <Dialog title={t(`plan.gates.${side}.choose`)} isOpen onClose={onClose}>
      <MemberPicker
        label={t(`plan.gates.${side}.choose`)}
        picks={memberPicks(draft.members, new Set(), isOn, nameOf, factsOf)}
        onPick={pick}
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
