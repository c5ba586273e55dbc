import { Form } from 'react-aria-components';
import type { Review } from '#shared/ipc/index.ts';
import { Button } from '../ui/Button.tsx';
import { Callout } from '../ui/Callout.tsx';
import { Disclosure } from '../ui/Disclosure.tsx';
import { Field } from '../ui/Field.tsx';
import { t, words } from '../ui/text.ts';
import { withBreakGlass } from './given.ts';
import { changeReview, useReview } from './store.ts';
import { type, useTyped } from './typed.ts';

/** Where the policy asks for a second person: who must agree, or why nobody is waited for. */
export function Approval({ review }: { readonly review: Review }) {
  if (review.approvalFor === null) return null;
  if (review.breakGlass !== null) return <GlassBroken reason={review.breakGlass} />;
  return (
    <>
      <Callout level="info">{words(review.approvalFor)}</Callout>
      <BreakGlass />
    </>
  );
}

function BreakGlass() {
  const reason = useTyped((state) => state.breakGlass);
  const wasBroken = useReview((state) => (state.undecided?.breakGlass ?? null) !== null);
  const isMaking = useReview((state) => state.isMaking);
  const isComplete = reason.trim() !== '';
  return (
    <Disclosure title={t('breakGlass.open')} isSet={wasBroken}>
      {wasBroken && <Callout level="info">{t('again.breakGlass')}</Callout>}
      <p>{t('breakGlass.lead')}</p>
      <Form
        aria-label={t('breakGlass.form')}
        onSubmit={(event) => {
          event.preventDefault();
          if (isComplete) goOnBecause(reason.trim());
        }}
      >
        <Field
          label={t('breakGlass.reason')}
          value={reason}
          onChange={(breakGlass) => type({ breakGlass })}
          maxLength={2_000}
          lines={2}
        />
        <Button type="submit" isDisabled={!isComplete || isMaking}>
          {t('breakGlass.button')}
        </Button>
      </Form>
    </Disclosure>
  );
}

function GlassBroken({ reason }: { readonly reason: string }) {
  const isMaking = useReview((state) => state.isMaking);
  return (
    <Callout level="warning">
      <p>{t('breakGlass.broken', { reason })}</p>
      <Button look="quiet" isDisabled={isMaking} onPress={() => goOnBecause('')}>
        {t('breakGlass.takeBack')}
      </Button>
    </Callout>
  );
}

/** The review is made anew: whether somebody must agree is part of what is read and confirmed. */
function goOnBecause(reason: string): void {
  void changeReview((request) => withBreakGlass(request, reason));
}
