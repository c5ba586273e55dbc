import { useEffect } from 'react';
import { ConnectPage } from '../connect/ConnectPage.tsx';
import { ConnectionBanner } from '../connect/ConnectionBanner.tsx';
import { useCurrentConnection } from '../connections/store.ts';
import { SettingsPage } from '../connections/SettingsPage.tsx';
import { HistoryPage } from '../history/HistoryPage.tsx';
import { FailbackBanner } from '../failback/FailbackBanner.tsx';
import { FailbackPage } from '../failback/FailbackPage.tsx';
import { Inspector } from '../inspector/Inspector.tsx';
import { MapPage } from '../map/MapPage.tsx';
import { SavedNote } from '../papers/SavedNote.tsx';
import { PlanDialogs } from '../plans/dialogs/PlanDialogs.tsx';
import { PlansPage } from '../plans/PlansPage.tsx';
import { ReplicasPage } from '../replicas/ReplicasPage.tsx';
import { ReviewPage } from '../review/ReviewPage.tsx';
import { RunsPage } from '../runs/RunsPage.tsx';
import { RunStrip } from '../runs/RunStrip.tsx';
import { Palette } from '../palette/Palette.tsx';
import { classesOf } from '../ui/classes.ts';
import { VmPage } from '../vm/VmPage.tsx';
import styles from './Frame.module.css';
import { frameKeys, listenForKeys } from './keys.ts';
import { KeysDialog } from './KeysDialog.tsx';
import { type Page, useNavigation } from './navigation.ts';
import { Notices } from './Notices.tsx';
import { Rail } from './Rail.tsx';
import { Said } from './Said.tsx';
import { TopBar } from './TopBar.tsx';

const cx = classesOf(styles);

export function Frame() {
  const page = useNavigation((state) => state.page);
  const connection = useCurrentConnection();
  const isPractice = connection?.environment === 'practice';
  useEffect(() => listenForKeys(frameKeys), []);
  return (
    <div className={cx('frame', isPractice && 'practice')}>
      <div className={cx('window')}>
        <Rail />
        <TopBar />
        <main className={cx('work')}>
          <ConnectionBanner />
          <FailbackBanner />
          <Notices />
          <SavedNote />
          <div className={cx('page')}>
            <CurrentPage page={page} />
            <Said />
          </div>
        </main>
        {(page.kind === 'map' || page.kind === 'replicas') && <Inspector />}
        <RunStrip />
      </div>
      <KeysDialog />
      <Palette />
      <PlanDialogs />
    </div>
  );
}

function CurrentPage({ page }: { readonly page: Page }) {
  switch (page.kind) {
    case 'map':
      return <MapPage />;
    case 'replicas':
      return <ReplicasPage />;
    case 'vm':
      return <VmPage key={page.vmId} vmId={page.vmId} from={page.from} />;
    case 'plans':
      return <PlansPage planId={page.planId} />;
    case 'runs':
      return <RunsPage runId={page.runId} />;
    case 'history':
      return <HistoryPage />;
    case 'failback':
      return <FailbackPage failbackId={page.failbackId} />;
    case 'settings':
      return <SettingsPage />;
    case 'connect':
      return <ConnectPage isFirst={false} />;
    case 'review':
      return <ReviewPage />;
  }
}
