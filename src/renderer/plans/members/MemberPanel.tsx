import { ArrowRight, X } from 'lucide-react';
import type { PlanMember } from '#shared/domain/index.ts';
import { goToVm } from '../../app/navigation.ts';
import { Button } from '../../ui/Button.tsx';
import { Callout } from '../../ui/Callout.tsx';
import { Check } from '../../ui/Check.tsx';
import { classesOf } from '../../ui/classes.ts';
import { Field } from '../../ui/Field.tsx';
import { counted, t, words } from '../../ui/text.ts';
import { edit } from '../editor.ts';
import type { MemberRules } from '../edit/edits.ts';
import { type NameOf, namesInLine, useVmNames } from '../names.ts';
import { NumberEdit } from '../parts/NumberEdit.tsx';
import styles from '../Plans.module.css';
import type { ShownPlan } from '../shown.ts';
import type { RowSelection } from './useRows.ts';

const cx = classesOf(styles);
const DAY_SECONDS = 86_400;
const RETRIES_MAX = 5;

/** How the selected members are started: one, or several at once. */
export function MemberPanel({ draft, notes, rows }: ShownPlan & { readonly rows: RowSelection }) {
  const nameOf = useVmNames();
  const vmIds = [...rows.selected];
  const members = draft.members.filter(({ vmId }) => rows.selected.has(vmId));
  const [only] = members.length === 1 ? members : [];
  const title = only === undefined ? t('plan.members.selected', counted(members.length)) : nameOf(only.vmId);
  const said = only === undefined ? [] : (notes.byVm.get(only.vmId) ?? []);
  return (
    <aside className={cx('actions')} aria-label={t('plan.member.panel')}>
      <header className={cx('panelHead')}>
        <h2>{title}</h2>
        <Button look="icon" aria-label={t('plan.member.close')} onPress={rows.clear}>
          <X size={16} aria-hidden="true" />
        </Button>
      </header>
      {said.map((note) => (
        <Callout key={note.words.code} level={note.level}>
          {words(note.words)}
        </Callout>
      ))}
      <WaitsFor members={members} vmIds={vmIds} nameOf={nameOf} />
      <Rules key={vmIds.join()} members={members} vmIds={vmIds} />
      <div className={cx('stack')}>
        {vmIds.length > 1 && <Button onPress={() => edit({ do: 'chain', vmIds })}>{t('plan.member.chain')}</Button>}
        {only !== undefined && (
          <Button onPress={() => goToVm(only.vmId)}>
            {t('plan.member.vm')} <ArrowRight size={14} aria-hidden="true" />
          </Button>
        )}
        <Button onPress={() => edit({ do: 'remove', vmIds })}>{t('plan.member.remove', counted(vmIds.length))}</Button>
      </div>
    </aside>
  );
}

interface PartProps {
  readonly members: readonly PlanMember[];
  readonly vmIds: readonly string[];
}

const SHOWN_MAX = 12;

/** What they wait for, each with a way to let it go. */
function WaitsFor({ members, vmIds, nameOf }: PartProps & { readonly nameOf: NameOf }) {
  const counts = new Map<string, number>();
  for (const { after } of members) for (const vmId of after) counts.set(vmId, (counts.get(vmId) ?? 0) + 1);
  const before = [...counts];
  return (
    <section className={cx('stack')}>
      <h3>{t('plan.member.after')}</h3>
      {before.length === 0 && <p className={cx('quiet')}>{t('plan.first')}</p>}
      <ul className={cx('chips')}>
        {before.slice(0, SHOWN_MAX).map(([vmId, count]) => (
          <li key={vmId} className={cx('chip')}>
            {nameOf(vmId)}
            {count < members.length && members.length > 1 && (
              <span className={cx('quiet')}> {t('plan.member.ofSome', { n: count })}</span>
            )}
            <Button
              look="icon"
              aria-label={t('plan.member.letGo', { name: nameOf(vmId) })}
              onPress={() => edit({ do: 'wait', vmIds, after: [vmId], isOn: false })}
            >
              <X size={12} aria-hidden="true" />
            </Button>
          </li>
        ))}
      </ul>
      {before.length > SHOWN_MAX && (
        <p className={cx('quiet')}>
          {namesInLine(
            before.slice(SHOWN_MAX).map(([vmId]) => vmId),
            nameOf,
          )}
        </p>
      )}
    </section>
  );
}

function Rules({ members, vmIds }: PartProps) {
  const common = <K extends keyof MemberRules>(rule: K): MemberRules[K] | 'mixed' => {
    const [first, ...others] = members.map((member) => member[rule]);
    return first !== undefined && others.every((value) => value === first) ? first : 'mixed';
  };
  const put = (rules: Partial<MemberRules>, field: string) =>
    edit({ do: 'rule', vmIds, rules }, `${field} ${vmIds.join()}`);
  const critical = common('critical');
  const note = common('note');
  return (
    <section className={cx('stack')}>
      <Check
        isSelected={critical === true}
        isIndeterminate={critical === 'mixed'}
        onChange={(isOn) => put({ critical: isOn }, 'critical')}
      >
        {t('plan.member.critical')}
        <span className={cx('under')}>{t('plan.member.critical.hint')}</span>
      </Check>
      <NumberEdit
        label={t('plan.member.delay')}
        hint={t('plan.member.delay.hint')}
        value={common('bootDelaySeconds')}
        max={DAY_SECONDS}
        onChange={(seconds) => put({ bootDelaySeconds: seconds ?? 0 }, 'delay')}
      />
      <NumberEdit
        label={t('plan.member.retries')}
        value={common('retries')}
        max={RETRIES_MAX}
        onChange={(retries) => put({ retries: retries ?? 0 }, 'retries')}
      />
      <NumberEdit
        label={t('plan.member.timeout')}
        hint={t('plan.member.timeout.hint')}
        value={common('timeoutSeconds')}
        min={1}
        max={DAY_SECONDS}
        mayBeEmpty
        onChange={(timeoutSeconds) => put({ timeoutSeconds }, 'timeout')}
      />
      <Field
        label={t('plan.member.note')}
        value={note === 'mixed' ? '' : note}
        placeholder={note === 'mixed' ? t('plan.mixed') : ''}
        onChange={(text) => put({ note: text }, 'note')}
        maxLength={2_000}
      />
    </section>
  );
}
