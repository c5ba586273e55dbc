import { useState } from 'react';
import { Form } from 'react-aria-components';
import type { AccountForm, HostAccount } from '#shared/ipc/index.ts';
import { bridge } from '../bridge.ts';
import { errorAt, errorElsewhere } from '../connect/failures.ts';
import { useCall } from '../connect/useCall.ts';
import { useConnections } from '../connections/store.ts';
import { Button } from '../ui/Button.tsx';
import { Callout } from '../ui/Callout.tsx';
import { classesOf } from '../ui/classes.ts';
import { Dialog, DialogActions } from '../ui/Dialog.tsx';
import { Field } from '../ui/Field.tsx';
import { Radios } from '../ui/Radios.tsx';
import { t } from '../ui/text.ts';
import styles from './Hosts.module.css';
import { ProofFields, type ProofDraft } from './ProofFields.tsx';
import { takeHosts } from './store.ts';

const cx = classesOf(styles);
const FIELDS = ['label', 'account', 'file', 'socket', 'secret'] as const;

interface Props {
  /** Null for a new one. */
  readonly known: HostAccount | null;
  /** What a plan calls it. */
  readonly label?: string;
  readonly onClose: () => void;
}

/** An account on hosts, and how it proves itself. What is secret is typed here and never shown again. */
export function AccountDialog({ known, label: asked = '', onClose }: Props) {
  const call = useCall();
  const canStore = useConnections((state) => state.info?.canStoreSecrets ?? false);
  const [label, setLabel] = useState(known?.label ?? asked);
  const [account, setAccount] = useState(known?.account ?? '');
  const [proof, setProof] = useState(() => proofDraft(known));
  const save = async () => {
    const secret = proof.secret === '' ? null : proof.secret;
    const form = { was: known?.label ?? null, label, account, proof: proofOf(proof), secret };
    const view = await call.run(bridge().hostsSaveAccount(form));
    if (!view) return;
    takeHosts(view);
    onClose();
  };
  const elsewhere = errorElsewhere(call.failure, ...FIELDS);
  return (
    <Dialog
      title={known === null ? t('accounts.title.new') : t('accounts.title.change', { label: known.label })}
      isOpen
      onClose={onClose}
    >
      <Form
        className={cx('form')}
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <Field
          label={t('accounts.label')}
          hint={t('accounts.label.hint')}
          value={label}
          onChange={setLabel}
          maxLength={256}
          error={errorAt(call.failure, 'label')}
          autoComplete="off"
        />
        <Field
          label={t('accounts.account')}
          value={account}
          onChange={setAccount}
          maxLength={256}
          error={errorAt(call.failure, 'account')}
          autoComplete="off"
          autoFocus
        />
        <Radios
          label={t('accounts.proof')}
          value={proof.kind}
          onChange={(kind) => setProof({ ...proof, kind, secret: '' })}
          options={[
            { value: 'key', label: t('accounts.proof.key'), hint: t('accounts.proof.key.hint') },
            { value: 'agent', label: t('accounts.proof.agent'), hint: t('accounts.proof.agent.hint') },
            { value: 'password', label: t('accounts.proof.password') },
          ]}
        />
        <ProofFields
          draft={proof}
          onChange={setProof}
          kept={known?.proof.kind === proof.kind ? known.secret : 'none'}
          failure={call.failure}
        />
        {!canStore && <Callout level="info">{t('accounts.session')}</Callout>}
        {elsewhere !== null && (
          <Callout level="error" live>
            {elsewhere}
          </Callout>
        )}
        <DialogActions>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" look="primary" isDisabled={call.isBusy}>
            {t('accounts.save')}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}

function proofDraft(known: HostAccount | null): ProofDraft {
  const proof = known?.proof ?? { kind: 'key' as const };
  return {
    kind: proof.kind,
    file: 'file' in proof ? proof.file : '',
    hasPassphrase: 'hasPassphrase' in proof && proof.hasPassphrase,
    socket: 'socket' in proof ? proof.socket : '',
    secret: '',
  };
}

function proofOf({ kind, file, hasPassphrase, socket }: ProofDraft): AccountForm['proof'] {
  switch (kind) {
    case 'key':
      return { kind, file, hasPassphrase };
    case 'agent':
      return { kind, socket };
    case 'password':
      return { kind };
  }
}
