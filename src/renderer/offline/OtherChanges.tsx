import type { ReactNode } from 'react';
import type { AwayReport, PlanChange, RunChange, SiteChange } from '#shared/ipc/index.ts';
import { go } from '../app/navigation.ts';
import { usePlanList } from '../plans/store.ts';
import { classesOf } from '../ui/classes.ts';
import { t } from '../ui/text.ts';
import styles from './Offline.module.css';

const cx = classesOf(styles);

interface Props {
  readonly connectionId: string;
  readonly report: AwayReport;
}

/** Sites, runs and plans: what others did, with the way to it. */
export function OtherChanges({ connectionId, report }: Props) {
  const plans = usePlanList(connectionId) ?? [];
  const apart = new Set(plans.filter(({ draft }) => draft === 'apart').map(({ planId }) => planId));
  return (
    <>
      <Part id="sites" title={t('away.sites')} items={report.sites}>
        {(site) => <SiteLine key={site.siteId} site={site} />}
      </Part>
      <Part id="runs" title={t('away.runs')} items={report.runs}>
        {(run) => <RunLine key={run.runId} run={run} />}
      </Part>
      <Part id="plans" title={t('away.plans')} items={report.plans}>
        {(plan) => <PlanLine key={plan.planId} plan={plan} hasOldDraft={apart.has(plan.planId)} />}
      </Part>
    </>
  );
}

interface PartProps<T> {
  readonly id: string;
  readonly title: string;
  readonly items: readonly T[];
  readonly children: (item: T) => ReactNode;
}

function Part<T>({ id, title, items, children }: PartProps<T>) {
  if (items.length === 0) return null;
  return (
    <section className={cx('section')} aria-labelledby={`away-${id}`}>
      <h2 id={`away-${id}`}>{title}</h2>
      <ul className={cx('list')}>{items.map(children)}</ul>
    </section>
  );
}

function SiteLine({ site }: { readonly site: SiteChange }) {
  const word = (state: SiteChange['from']) => (state === null ? t('away.nothing') : t(`contact.${state}`));
  return (
    <li>
      {site.name} <span className={cx('quiet')}>{t('away.site', { from: word(site.from), to: word(site.to) })}</span>
    </li>
  );
}

function RunLine({ run }: { readonly run: RunChange }) {
  const { runId, title, by, isNew, ending } = run;
  const verb = t(`verb.${run.verb}`);
  const end = ending === null ? t('away.run.open') : t('away.run.ended', { ending: t(`ending.${ending}`) });
  return (
    <li>
      <button type="button" className={cx('link')} onClick={() => go({ kind: 'runs', runId })}>
        {title}
      </button>
      <span className={cx('quiet')}>
        {t(isNew ? 'away.run.new' : 'away.run.known', { verb, by })}, {end}
      </span>
    </li>
  );
}

function PlanLine({ plan, hasOldDraft }: { readonly plan: PlanChange; readonly hasOldDraft: boolean }) {
  const { planId, name, by, from, to } = plan;
  const word = from === null ? 'away.plan.new' : to === null ? 'away.plan.gone' : 'away.plan.changed';
  return (
    <li>
      {to === null ? (
        name
      ) : (
        <button type="button" className={cx('link')} onClick={() => go({ kind: 'plans', planId })}>
          {name}
        </button>
      )}
      <span className={cx('quiet')}>{t(word, { by })}</span>
      {hasOldDraft && <span>{t('away.plan.draft')}</span>}
    </li>
  );
}
