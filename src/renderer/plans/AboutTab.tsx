import { X } from 'lucide-react';
import type { PlanContact } from '#shared/domain/index.ts';
import { Age } from '../ui/Age.tsx';
import { Button } from '../ui/Button.tsx';
import { classesOf } from '../ui/classes.ts';
import { Fact, Facts } from '../ui/Facts.tsx';
import { Field } from '../ui/Field.tsx';
import { formatCount, t } from '../ui/text.ts';
import { edit } from './editor.ts';
import styles from './Plans.module.css';
import type { ShownPlan } from './shown.ts';
import { planField } from './words.ts';

const cx = classesOf(styles);

/** What the plan is called and for, and who is to be called. */
export function AboutTab({ draft, notes, view }: ShownPlan) {
  const { plan } = view;
  return (
    <>
      <section className={cx('section')}>
        <Field
          label={planField('name')}
          value={draft.name}
          onChange={(name) => edit({ do: 'rename', name }, 'name')}
          maxLength={256}
          error={notes.at('name')}
        />
        <Field
          label={planField('description')}
          value={draft.description}
          onChange={(description) => edit({ do: 'describe', description }, 'description')}
          maxLength={2_000}
          lines={3}
        />
        <Facts>
          <Fact name={t('plan.kind')}>{t(`plan.kind.${draft.replicaKind}`)}</Fact>
          {plan !== null && (
            <>
              <Fact name={t('plan.revision')}>{formatCount(plan.rev)}</Fact>
              <Fact name={t('plan.changed')} source={plan.updatedBy.name}>
                <Age at={plan.updatedAt} />
              </Fact>
              <Fact name={t('plan.made')} source={plan.createdBy.name}>
                <Age at={plan.createdAt} />
              </Fact>
            </>
          )}
        </Facts>
      </section>
      <Contacts contacts={draft.contacts} errorAt={(at) => notes.at(`contacts[${at}]`)} />
    </>
  );
}

interface ContactsProps {
  readonly contacts: readonly PlanContact[];
  readonly errorAt: (at: number) => string | null;
}

const parts = { name: 256, role: 200, phone: 64, email: 254 } as const;
const CONTACTS_MAX = 100;

function Contacts({ contacts, errorAt }: ContactsProps) {
  const put = (next: readonly PlanContact[], field: string | null) => edit({ do: 'contacts', contacts: next }, field);
  return (
    <section className={cx('section')} aria-labelledby="plan-contacts">
      <h2 id="plan-contacts">{t('plan.contacts')}</h2>
      {contacts.length === 0 && <p className={cx('quiet')}>{t('plan.contacts.none')}</p>}
      {contacts.map((contact, at) => (
        <fieldset key={at} className={cx('contact')}>
          <legend className={cx('hiddenWords')}>{t('plan.contacts.one', { n: at + 1 })}</legend>
          {(Object.keys(parts) as (keyof typeof parts)[]).map((part) => (
            <Field
              key={part}
              label={t(`plan.contacts.${part}`)}
              value={contact[part]}
              maxLength={parts[part]}
              error={part === 'name' ? errorAt(at) : null}
              onChange={(value) =>
                put(
                  contacts.map((one, other) => (other === at ? { ...one, [part]: value } : one)),
                  `contact ${at} ${part}`,
                )
              }
            />
          ))}
          <Button
            look="icon"
            aria-label={t('plan.contacts.remove', { name: contact.name })}
            onPress={() =>
              put(
                contacts.filter((_, other) => other !== at),
                null,
              )
            }
          >
            <X size={16} aria-hidden="true" />
          </Button>
        </fieldset>
      ))}
      <div>
        <Button
          isDisabled={contacts.length >= CONTACTS_MAX}
          onPress={() => put([...contacts, { name: '', role: '', phone: '', email: '' }], null)}
        >
          {t('plan.contacts.add')}
        </Button>
      </div>
    </section>
  );
}
