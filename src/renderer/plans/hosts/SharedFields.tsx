import { Field } from '../../ui/Field.tsx';
import { t } from '../../ui/text.ts';
import { NumberEdit } from '../parts/NumberEdit.tsx';

const DAY_SECONDS = 86_400;
const PORT_MAX = 65_535;

interface NumberProps {
  readonly value: number;
  readonly onChange: (value: number) => void;
}

/** How long an act may take on its host. Seconds. */
export function LimitEdit({ value, onChange }: NumberProps) {
  return (
    <NumberEdit
      label={t('plan.hosts.limit')}
      hint={t('plan.hosts.limit.hint')}
      value={value}
      min={1}
      max={DAY_SECONDS}
      onChange={(seconds) => seconds !== null && onChange(seconds)}
    />
  );
}

export function PortEdit({ label = t('plan.hosts.port'), value, onChange }: NumberProps & { readonly label?: string }) {
  return (
    <NumberEdit
      label={label}
      value={value}
      min={1}
      max={PORT_MAX}
      onChange={(port) => port !== null && onChange(port)}
    />
  );
}

interface ContainsProps {
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
}

/** What an answer must hold; null where anything will do. */
export function ContainsField({ value, onChange }: ContainsProps) {
  return (
    <Field
      label={t('plan.hosts.contains')}
      hint={t('plan.hosts.contains.hint')}
      value={value ?? ''}
      onChange={(contains) => onChange(contains === '' ? null : contains)}
      maxLength={500}
    />
  );
}
