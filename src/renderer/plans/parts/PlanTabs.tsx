import type { ReactNode } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { classesOf } from '../../ui/classes.ts';
import { counted, formatCount, t } from '../../ui/text.ts';
import { AboutTab } from '../AboutTab.tsx';
import { ChangesTab } from '../ChangesTab.tsx';
import { ChecksTab } from '../ChecksTab.tsx';
import { GatesTab } from '../GatesTab.tsx';
import { HostsTab } from '../hosts/HostsTab.tsx';
import { MembersTab } from '../members/MembersTab.tsx';
import type { RowSelection } from '../members/useRows.ts';
import { NetworkTab } from '../NetworkTab.tsx';
import type { PlanTab } from '../notes.ts';
import { PlanTests } from '../PlanTests.tsx';
import type { ShownPlan } from '../shown.ts';
import styles from './PlanTabs.module.css';

const cx = classesOf(styles);

interface Props extends ShownPlan {
  readonly tab: PlanTab;
  readonly onTab: (tab: PlanTab) => void;
  readonly rows: RowSelection;
}

/** Everything that a plan says, a kind of thing a tab. */
export function PlanTabs({ tab, onTab, rows, ...plan }: Props) {
  const { draft, notes, view } = plan;
  const errors = notes.all.filter(({ level }) => level === 'error').length;
  const panels: readonly { readonly id: PlanTab; readonly count: number | null; readonly panel: ReactNode }[] = [
    {
      id: 'members',
      count: draft.members.length,
      panel: <MembersTab {...plan} rows={rows} onGate={() => onTab('gates')} />,
    },
    { id: 'gates', count: draft.gates.length, panel: <GatesTab {...plan} /> },
    { id: 'hosts', count: draft.hostSteps.length, panel: <HostsTab {...plan} /> },
    { id: 'network', count: null, panel: <NetworkTab {...plan} /> },
    { id: 'about', count: null, panel: <AboutTab {...plan} /> },
    { id: 'checks', count: errors, panel: <ChecksTab {...plan} onTab={onTab} rows={rows} /> },
    {
      id: 'tests',
      count: view.plan?.tests.length ?? 0,
      panel: <PlanTests tests={view.plan?.tests ?? []} />,
    },
    ...(view.local !== null && view.plan !== null
      ? [{ id: 'changes' as const, count: null, panel: <ChangesTab {...plan} /> }]
      : []),
  ];
  const shown = panels.some(({ id }) => id === tab) ? tab : 'members';
  return (
    <Tabs className={cx('tabs')} selectedKey={shown} onSelectionChange={(key) => onTab(key as PlanTab)}>
      <TabList className={cx('list')} aria-label={t('plan.tabs')}>
        {panels.map(({ id, count }) => (
          <Tab key={id} id={id} className={cx('tab')}>
            {t(`plan.tab.${id}`)}
            {count !== null && count > 0 && (
              <span className={cx('count', id === 'checks' && 'errors')}>
                {id === 'checks' ? t('plan.tab.errors', counted(count)) : formatCount(count)}
              </span>
            )}
          </Tab>
        ))}
      </TabList>
      {panels.map(({ id, panel }) => (
        <TabPanel key={id} id={id} className={cx('panel', id === 'members' && 'filled')}>
          {panel}
        </TabPanel>
      ))}
    </Tabs>
  );
}
