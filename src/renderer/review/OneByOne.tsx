import { Form } from 'react-aria-components';
import type { ReviewItem } from '#shared/ipc/index.ts';
import { Button } from '../ui/Button.tsx';
import { Callout } from '../ui/Callout.tsx';
import { classesOf } from '../ui/classes.ts';
import { Field } from '../ui/Field.tsx';
import { counted, t } from '../ui/text.ts';
import { withGiven } from './given.ts';
import styles from './ReviewPage.module.css';
import { changeReview, useReview } from './store.ts';
import { TickList } from './TickList.tsx';
import { type, useTyped } from './typed.ts';

const cx = classesOf(styles);

/**
 * VM by VM: attest that single copies are off, or, the last way, start although nobody can say so. Each is ticked by
 * hand; hidden until it is asked for.
 */
export function OneByOne({ missing }: { readonly missing: readonly ReviewItem[] }) {
  const ticked = useTyped((state) => state.ticked);
  if (ticked === null) {
    return (
      <Button look="quiet" onPress={() => type({ ticked: new Set() })}>
        {t('override.open')}
      </Button>
    );
  }
  const vmIds = missing.map((item) => item.vmId).filter((vmId) => ticked.has(vmId));
  return (
    <section aria-label={t('override.label')}>
      <TickList items={missing} chosen={ticked} onChange={(next) => type({ ticked: next })} />
      <AttestVms vmIds={vmIds} />
      <Override vmIds={vmIds} />
    </section>
  );
}

function AttestVms({ vmIds }: { readonly vmIds: readonly string[] }) {
  const word = useTyped((state) => state.vms);
  const { who, howKnown } = word;
  const isMaking = useReview((state) => state.isMaking);
  const isComplete = vmIds.length > 0 && who.trim() !== '' && howKnown.trim() !== '';
  const attest = () => {
    const said = { kind: 'attestation', siteId: null, who: who.trim(), howKnown: howKnown.trim() } as const;
    void changeReview((request) =>
      withGiven(
        request,
        vmIds.map((vmId) => ({ ...said, vmId })),
      ),
    );
  };
  return (
    <Form
      aria-label={t('attest.vms.label')}
      className={cx('form')}
      onSubmit={(event) => {
        event.preventDefault();
        if (isComplete) attest();
      }}
    >
      <Field
        label={t('attest.vms.who')}
        value={who}
        onChange={(typed) => type({ vms: { ...word, who: typed } })}
        maxLength={256}
      />
      <Field
        label={t('attest.how')}
        value={howKnown}
        onChange={(typed) => type({ vms: { ...word, howKnown: typed } })}
        maxLength={2_000}
      />
      <Button type="submit" isDisabled={!isComplete || isMaking}>
        {t('attest.vms.button', counted(vmIds.length))}
      </Button>
    </Form>
  );
}

function Override({ vmIds }: { readonly vmIds: readonly string[] }) {
  const reason = useTyped((state) => state.risk);
  const isMaking = useReview((state) => state.isMaking);
  const isComplete = vmIds.length > 0 && reason.trim() !== '';
  const override = () =>
    void changeReview((request) =>
      withGiven(request, [{ kind: 'override', vmIds: [...vmIds], reason: reason.trim() }]),
    );
  return (
    <Form
      aria-label={t('override.form')}
      onSubmit={(event) => {
        event.preventDefault();
        if (isComplete) override();
      }}
    >
      <Callout level="error">{t('override.lead')}</Callout>
      <div className={cx('form', 'two')}>
        <Field label={t('override.reason')} value={reason} onChange={(risk) => type({ risk })} maxLength={2_000} />
        <Button type="submit" isDisabled={!isComplete || isMaking}>
          {t('override.button', counted(vmIds.length))}
        </Button>
      </div>
    </Form>
  );
}
