import { useState } from 'react';
import type { ConsoleFailure } from '#shared/ipc/index.ts';
import { useConnections } from '../connections/store.ts';
import { Button } from '../ui/Button.tsx';
import { Check } from '../ui/Check.tsx';
import { Field } from '../ui/Field.tsx';
import { t, words } from '../ui/text.ts';
import { errorAt } from './failures.ts';

export interface Credentials {
  readonly password: string;
  readonly totp: string;
  readonly remember: boolean;
}

interface Props {
  readonly value: Credentials;
  readonly onChange: (part: Partial<Credentials>) => void;
  readonly failure: ConsoleFailure | null;
  readonly autoFocus?: boolean;
}

/** Password, the one-time code once it is asked for, and the offer to remember where the platform keeps secrets. */
export function PasswordFields({ value, onChange, failure, autoFocus }: Props) {
  const canStore = useConnections((state) => state.info?.canStoreSecrets ?? false);
  const [hasCode, setHasCode] = useState(false);
  const isCodeAsked = failure?.code === 'totp-required' || failure?.field === 'totp';
  const showsCode = hasCode || isCodeAsked || value.totp !== '';
  const codeError = errorAt(failure, 'totp') ?? (isCodeAsked ? words(failure.message) : null);
  return (
    <>
      <Field
        label={t('connect.password')}
        type="password"
        value={value.password}
        onChange={(password) => onChange({ password })}
        error={errorAt(failure, 'password')}
        autoComplete="off"
        autoFocus={autoFocus ?? false}
      />
      {showsCode ? (
        <Field
          label={t('connect.totp')}
          hint={t('connect.totp.hint')}
          value={value.totp}
          onChange={(totp) => onChange({ totp })}
          error={codeError}
          inputMode="numeric"
          autoComplete="one-time-code"
          mono
          autoFocus
        />
      ) : (
        <div>
          <Button look="quiet" onPress={() => setHasCode(true)}>
            {t('connect.totp.have')}
          </Button>
        </div>
      )}
      {canStore && (
        <Check isSelected={value.remember} onChange={(remember) => onChange({ remember })}>
          {t('connect.remember')}
        </Check>
      )}
    </>
  );
}
