import { useEffect } from 'react';
import type { SshPlace } from '#shared/domain/index.ts';
import { askHosts, useHosts } from '../../hosts/store.ts';
import { Check } from '../../ui/Check.tsx';
import { classesOf } from '../../ui/classes.ts';
import { Field } from '../../ui/Field.tsx';
import { t } from '../../ui/text.ts';
import styles from './HostsTab.module.css';
import { PortEdit } from './SharedFields.tsx';

const cx = classesOf(styles);

interface Props {
  readonly place: SshPlace;
  readonly onChange: (place: SshPlace, field: string) => void;
  readonly error: (part: string) => string | null;
}

/** On which host, by which account, and by way of which other host. */
export function PlaceFields({ place, onChange, error }: Props) {
  const { jump } = place;
  const change = (part: Partial<SshPlace>, field: string) => onChange({ ...place, ...part }, field);
  const changeJump = (part: Partial<NonNullable<SshPlace['jump']>>, field: string) => {
    if (jump !== null) change({ jump: { ...jump, ...part } }, `jump ${field}`);
  };
  return (
    <>
      <div className={cx('place')}>
        <Field
          label={t('plan.hosts.address')}
          hint={t('plan.hosts.address.hint')}
          value={place.address}
          onChange={(address) => change({ address }, 'address')}
          maxLength={253}
          error={error('act.place.address')}
          autoComplete="off"
        />
        <PortEdit value={place.port} onChange={(port) => change({ port }, 'port')} />
        <AccountLabel
          label={t('plan.hosts.account')}
          value={place.credential}
          onChange={(credential) => change({ credential }, 'credential')}
          error={error('act.place.credential')}
        />
      </div>
      <Check
        isSelected={jump !== null}
        onChange={(isOn) =>
          change({ jump: isOn ? { address: '', port: 22, credential: place.credential } : null }, 'jump')
        }
      >
        {t('plan.hosts.jump')}
      </Check>
      {jump !== null && (
        <div className={cx('place')}>
          <Field
            label={t('plan.hosts.jump.address')}
            value={jump.address}
            onChange={(address) => changeJump({ address }, 'address')}
            maxLength={253}
            error={error('act.place.jump.address')}
            autoComplete="off"
          />
          <PortEdit
            label={t('plan.hosts.jump.port')}
            value={jump.port}
            onChange={(port) => changeJump({ port }, 'port')}
          />
          <AccountLabel
            label={t('plan.hosts.jump.account')}
            value={jump.credential}
            onChange={(credential) => changeJump({ credential }, 'credential')}
            error={error('act.place.jump.credential')}
          />
        </div>
      )}
    </>
  );
}

interface AccountProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error: string | null;
}

/** A label may be one that only the colleagues' computers know. */
function AccountLabel({ label, value, onChange, error }: AccountProps) {
  const accounts = useHosts((state) => state.view?.accounts ?? null);
  useEffect(() => void askHosts(), []);
  const names = accounts?.map((one) => one.label).join(', ') ?? '';
  return (
    <Field
      label={label}
      hint={names === '' ? t('plan.hosts.account.hint') : t('plan.hosts.account.known', { names })}
      value={value}
      onChange={onChange}
      maxLength={256}
      error={error}
      autoComplete="off"
    />
  );
}
