import type { HostAct, PlanDraft, PlanHostStep } from '#shared/domain/index.ts';
import { Check } from '../../ui/Check.tsx';
import { classesOf } from '../../ui/classes.ts';
import { Field } from '../../ui/Field.tsx';
import { Select } from '../../ui/Select.tsx';
import { t } from '../../ui/text.ts';
import { edit } from '../editor.ts';
import { NumberEdit } from '../parts/NumberEdit.tsx';
import { CommandFields } from './CommandFields.tsx';
import { CopyFields } from './CopyFields.tsx';
import { FenceFields } from './FenceFields.tsx';
import styles from './HostsTab.module.css';
import { LookFields } from './LookFields.tsx';
import { actKinds, actOfKind } from './newStep.ts';
import { WhenFields } from './WhenFields.tsx';

const cx = classesOf(styles);
const RETRIES_MAX = 5;
const kinds = actKinds.map((value) => ({ value, isLook: ['tcp', 'http', 'ping'].includes(value) }));

interface Props {
  readonly draft: PlanDraft;
  readonly step: PlanHostStep;
  readonly isNew: boolean;
  /** What is wrong at a part of it: `name`, `act.place.address`. */
  readonly error: (part: string) => string | null;
}

/** Everything that one step says. Each field keeps what is typed, and says what is wrong with it. */
export function StepFields({ draft, step, isNew, error }: Props) {
  const put = (part: Partial<PlanHostStep>, field: string) =>
    edit({ do: 'host-step', step: { ...step, ...part } }, `${step.id} ${field}`);
  const options = (isLook: boolean) =>
    kinds
      .filter((kind) => kind.isLook === isLook)
      .map(({ value }) => ({ value, label: t(`plan.hosts.kind.${value}`) }));
  const turnInto = (chosen: string) => {
    const kind = actKinds.find((one) => one === chosen);
    if (kind === undefined || kind === step.act.kind) return;
    const runsIn = kind === 'fence' ? step.runsIn.filter((run) => run !== 'test-failover') : step.runsIn;
    const first = draft.members[0]?.vmId ?? null;
    const place = kind === 'fence' ? { when: 'before' as const, vmId: step.vmId ?? first } : {};
    put({ act: actOfKind(kind, step.act), runsIn, ...place }, 'kind');
  };
  return (
    <div className={cx('fields')}>
      <div className={cx('columns')}>
        <Field
          label={t('plan.hosts.name')}
          value={step.name}
          onChange={(name) => put({ name }, 'name')}
          maxLength={256}
          error={error('name')}
          autoComplete="off"
          autoFocus={isNew}
        />
        <Select
          label={t('plan.hosts.kind')}
          value={step.act.kind}
          placeholder={t('plan.hosts.kind')}
          groups={[
            { label: t('plan.hosts.kinds.act'), options: options(false) },
            { label: t('plan.hosts.kinds.look'), options: options(true) },
          ]}
          onChange={turnInto}
        />
      </div>
      <WhenFields draft={draft} step={step} onChange={put} error={error} />
      <ActFields key={step.act.kind} act={step.act} onChange={(act, field) => put({ act }, field)} error={error} />
      <div className={cx('columns')}>
        <NumberEdit
          label={t('plan.hosts.retries')}
          value={step.retries}
          max={RETRIES_MAX}
          onChange={(retries) => retries !== null && put({ retries }, 'retries')}
        />
        <Check isSelected={step.critical} onChange={(critical) => put({ critical }, 'critical')}>
          {t('plan.hosts.critical')}
          <span className={cx('under')}>{t('plan.hosts.critical.hint')}</span>
        </Check>
      </div>
    </div>
  );
}

interface ActFieldsProps {
  readonly act: HostAct;
  readonly onChange: (act: HostAct, field: string) => void;
  readonly error: (part: string) => string | null;
}

function ActFields({ act, onChange, error }: ActFieldsProps) {
  switch (act.kind) {
    case 'command':
      return <CommandFields act={act} onChange={onChange} error={error} />;
    case 'copy':
      return <CopyFields act={act} onChange={onChange} error={error} />;
    case 'fence':
      return <FenceFields act={act} onChange={onChange} error={error} />;
    case 'tcp':
    case 'ping':
    case 'http':
      return <LookFields act={act} onChange={onChange} error={error} />;
  }
}
