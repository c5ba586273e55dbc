import type { FailbackView, PreflightFinding, PreflightLevel } from '#shared/ipc/index.ts';
import { useWhyNot } from '../offline/whyNot.ts';
import { useReview } from '../review/store.ts';
import { Age } from '../ui/Age.tsx';
import { Button } from '../ui/Button.tsx';
import { Callout } from '../ui/Callout.tsx';
import { classesOf } from '../ui/classes.ts';
import { Fact, Facts } from '../ui/Facts.tsx';
import { GlyphIcon } from '../ui/GlyphIcon.tsx';
import type { Glyph } from '../ui/glyphs.ts';
import table from '../ui/Table.module.css';
import { counted, formatCount, t, words } from '../ui/text.ts';
import { verbWithCount } from '../ui/verbs.ts';
import { choose, review } from './acts.ts';
import styles from './Failback.module.css';
import { usePreflight } from './store.ts';
import { formatBytesRange, formatMs } from './words.ts';

const cx = classesOf({ ...table, ...styles });

const looks: { readonly [L in PreflightLevel]: { readonly glyph: Glyph; readonly tone: string } } = {
  ok: { glyph: 'tick', tone: 'good' },
  note: { glyph: 'dots', tone: 'note' },
  unknown: { glyph: 'question', tone: 'unknown' },
  blocked: { glyph: 'cross', tone: 'failed' },
};

/** What the last known facts say before anything begins: the gravest first, each with its remedy. */
export function PreflightPage({ view }: { readonly view: FailbackView }) {
  const preflight = usePreflight(view.connectionId, view.id);
  if (preflight === null) return null;
  if (preflight.vms === 0) return <section className={cx('section')}>{t('home.preflight.none')}</section>;
  const ready = preflight.readyVmIds.length;
  return (
    <>
      <section className={cx('section')}>
        <Callout level={ready === preflight.vms ? 'info' : 'warning'}>
          {t('home.preflight.ready', { ready: formatCount(ready), count: formatCount(preflight.vms) })}
        </Callout>
        <Facts>
          <Fact name={t('home.preflight.copy')}>{formatBytesRange(preflight.copy)}</Fact>
          <Fact name={t('home.preflight.takes')}>{formatMs(preflight.takes)}</Fact>
          {preflight.contacts.map(({ siteId, name, contact }) => (
            <Fact key={siteId} name={name}>
              {t(`contact.${contact.state}`)}, <Age at={contact.lastReportAt ?? contact.since} />
            </Fact>
          ))}
        </Facts>
        <div className={cx('buttons')}>
          <Button
            look="primary"
            isDisabled={ready === 0}
            onPress={() => void choose(view, { page: 'synchronise', decided: 'synchronise' })}
          >
            {t('home.preflight.on')}
          </Button>
        </div>
      </section>
      <section className={cx('section')}>
        <table className={cx('table')} aria-label={t('home.step.preflight')}>
          <thead>
            <tr>
              {(['level', 'finding', 'what', 'vms'] as const).map((column) => (
                <th key={column} scope="col">
                  {t(`home.column.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {preflight.findings.map((finding) => (
              <Row key={`${finding.code} ${finding.vms[0]?.found.code ?? ''}`} view={view} finding={finding} />
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}

function Row({ view, finding }: { readonly view: FailbackView; readonly finding: PreflightFinding }) {
  const whyNot = useWhyNot(view.connectionId, 'run.arm');
  const isMaking = useReview((state) => state.isMaking);
  const { code, level, count, vms, vmIds, remedy, verb } = finding;
  const [first] = vms;
  const look = looks[level];
  const isAlike = vms.every(({ found }) => words(found) === (first ? words(first.found) : ''));
  return (
    <tr>
      <td>
        <span className={cx('level', look.tone)}>
          <GlyphIcon glyph={look.glyph} />
          {t(`home.level.${level}`)}
        </span>
      </td>
      <th scope="row" className={cx('name')}>
        {t(`home.question.${code}`)}
      </th>
      <td>
        {first && <p>{isAlike ? words(first.found) : `${first.name}: ${words(first.found)}`}</p>}
        {remedy && <p className={cx('quiet')}>{words(remedy)}</p>}
        {verb && vmIds.length > 0 && (
          <Button whyNot={whyNot} isDisabled={isMaking} onPress={() => review(view, verb, vmIds)}>
            {t('home.review', { what: verbWithCount(verb, vmIds.length) })}
          </Button>
        )}
        <details>
          <summary>{t(isAlike ? 'home.preflight.list' : 'home.preflight.each', counted(count))}</summary>
          <ul>
            {vms.map(({ vmId, name, found }) => (
              <li key={vmId}>
                {name}
                {!isAlike && `: ${words(found)}`}
              </li>
            ))}
            {count > vms.length && <li>{t('home.preflight.more', counted(count - vms.length))}</li>}
          </ul>
        </details>
      </td>
      <td>{formatCount(count)}</td>
    </tr>
  );
}
