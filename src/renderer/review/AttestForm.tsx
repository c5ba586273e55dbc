import { Form } from 'react-aria-components';
import type { ReviewSite } from '#shared/ipc/index.ts';
import { Button } from '../ui/Button.tsx';
import { classesOf } from '../ui/classes.ts';
import { Field } from '../ui/Field.tsx';
import { t } from '../ui/text.ts';
import { withGiven } from './given.ts';
import styles from './ReviewPage.module.css';
import { changeReview, useReview } from './store.ts';
import { noWord, typeOfSite, useTyped } from './typed.ts';

const cx = classesOf(styles);

/** A person's word that a whole site is off: who knows it, and how. Kept with the run for ever. */
export function AttestForm({ site }: { readonly site: Pick<ReviewSite, 'siteId' | 'name'> }) {
  const { siteId } = site;
  const { who, howKnown } = useTyped((state) => state.sites[siteId] ?? noWord);
  const isMaking = useReview((state) => state.isMaking);
  const isComplete = who.trim() !== '' && howKnown.trim() !== '';
  const attest = () => {
    const word = { kind: 'attestation', siteId, vmId: null, who: who.trim(), howKnown: howKnown.trim() } as const;
    void changeReview((request) => withGiven(request, [word]));
  };
  return (
    <Form
      aria-label={t('attest.label', { site: site.name })}
      className={cx('form')}
      onSubmit={(event) => {
        event.preventDefault();
        if (isComplete) attest();
      }}
    >
      <Field
        label={t('attest.who', { site: site.name })}
        value={who}
        onChange={(typed) => typeOfSite(siteId, { who: typed })}
        maxLength={256}
      />
      <Field
        label={t('attest.how')}
        value={howKnown}
        onChange={(typed) => typeOfSite(siteId, { howKnown: typed })}
        placeholder={t('attest.how.example')}
        maxLength={2_000}
      />
      <Button type="submit" isDisabled={!isComplete || isMaking}>
        {t('attest.button', { site: site.name })}
      </Button>
    </Form>
  );
}
