import type { ConsoleFailure, HostAccount } from '#shared/ipc/index.ts';
import { errorAt } from '../connect/failures.ts';
import { Check } from '../ui/Check.tsx';
import { Field } from '../ui/Field.tsx';
import { t } from '../ui/text.ts';

/** What is typed of a proof: what belongs to another kind stays, so that nothing typed is lost. */
export interface ProofDraft {
  readonly kind: 'key' | 'agent' | 'password';
  readonly file: string;
  readonly hasPassphrase: boolean;
  readonly socket: string;
  readonly secret: string;
}

interface Props {
  readonly draft: ProofDraft;
  readonly onChange: (draft: ProofDraft) => void;
  /** Where the secret of this kind of proof is. */
  readonly kept: HostAccount['secret'];
  readonly failure: ConsoleFailure | null;
}

export function ProofFields({ draft, onChange, kept, failure }: Props) {
  const change = (part: Partial<ProofDraft>) => onChange({ ...draft, ...part });
  const needsSecret = draft.kind === 'password' || (draft.kind === 'key' && draft.hasPassphrase);
  return (
    <>
      {draft.kind === 'key' && (
        <>
          <Field
            label={t('accounts.file')}
            value={draft.file}
            onChange={(file) => change({ file })}
            maxLength={1_000}
            error={errorAt(failure, 'file') ?? (needsSecret ? null : errorAt(failure, 'secret'))}
            autoComplete="off"
            mono
          />
          <Check isSelected={draft.hasPassphrase} onChange={(hasPassphrase) => change({ hasPassphrase })}>
            {t('accounts.hasPassphrase')}
          </Check>
        </>
      )}
      {draft.kind === 'agent' && (
        <Field
          label={t('accounts.socket')}
          hint={t('accounts.socket.hint')}
          value={draft.socket}
          onChange={(socket) => change({ socket })}
          maxLength={1_000}
          error={errorAt(failure, 'socket')}
          autoComplete="off"
          mono
        />
      )}
      {needsSecret && (
        <Field
          label={t(draft.kind === 'key' ? 'accounts.passphrase' : 'accounts.password')}
          {...(kept === 'kept' || kept === 'session' ? { hint: t(`accounts.secret.${kept}`) } : {})}
          type="password"
          value={draft.secret}
          onChange={(secret) => change({ secret })}
          maxLength={1_024}
          error={errorAt(failure, 'secret')}
          autoComplete="off"
        />
      )}
    </>
  );
}
