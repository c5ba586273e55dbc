import { Form } from 'react-aria-components';
import { bridge } from '../bridge.ts';
import { Button } from '../ui/Button.tsx';
import { Callout } from '../ui/Callout.tsx';
import { classesOf } from '../ui/classes.ts';
import { Field } from '../ui/Field.tsx';
import { t } from '../ui/text.ts';
import { notCompared } from './CompareCertificate.tsx';
import styles from './ConnectPage.module.css';
import { addressesOf, type StepProps } from './draft.ts';
import { errorAt, errorElsewhere } from './failures.ts';
import { Step } from './Step.tsx';
import { useCall } from './useCall.ts';

const cx = classesOf(styles);
const FIELDS = ['address', 'addresses'] as const;

export function AddressStep({ draft, change, isDone }: StepProps & { readonly isDone: boolean }) {
  const call = useCall();
  const address = addressesOf(draft)[0];
  const probe = async () => {
    if (address === undefined) return;
    const certificate = await call.run(bridge().connectionsProbe({ address }));
    if (certificate) change({ probed: { address, certificate }, comparison: notCompared, isTrusted: false });
  };
  const elsewhere = errorElsewhere(call.failure, ...FIELDS);
  return (
    <Step number={1} title={t('connect.address.title')} isOpen>
      <Form
        className={cx('body')}
        onSubmit={(event) => {
          event.preventDefault();
          void probe();
        }}
      >
        <Field
          label={t('connect.address.label')}
          hint={t('connect.address.hint')}
          value={draft.addresses}
          onChange={(addresses) => {
            change({ addresses });
            call.forget();
          }}
          error={errorAt(call.failure, ...FIELDS)}
          placeholder="gateway.provider.example"
          autoFocus
        />
        {elsewhere !== null && (
          <Callout level="error" live>
            {elsewhere}
          </Callout>
        )}
        <div className={cx('actions')}>
          <Button type="submit" look={isDone ? 'plain' : 'primary'} isDisabled={address === undefined || call.isBusy}>
            {t(call.isBusy ? 'connect.address.busy' : isDone ? 'connect.address.again' : 'connect.address.check')}
          </Button>
        </div>
      </Form>
    </Step>
  );
}
