import { useEffect } from 'react';
import { bridge } from '../bridge.ts';
import { ConnectionBanner } from '../connect/ConnectionBanner.tsx';
import { useCurrentConnection } from '../connections/store.ts';
import { useCurrentPicture } from '../estate/store.ts';
import { FailbackBanner } from '../failback/FailbackBanner.tsx';
import { Inspector } from '../inspector/Inspector.tsx';
import { MapPage } from '../map/MapPage.tsx';
import { AwayBanner } from '../offline/AwayBanner.tsx';
import { SavedNote } from '../papers/SavedNote.tsx';
import { usePlanDialog } from '../plans/dialogs/store.ts';
import { ReviewBanner } from '../review/ReviewBanner.tsx';
import { RunStrip } from '../runs/RunStrip.tsx';
import { classesOf } from '../ui/classes.ts';
import { pictureDrawn } from './drawn.ts';
import styles from './Frame.module.css';
import { frameKeys, listenForKeys } from './keys.ts';
import { loadWhenIdle } from './later.tsx';
import { type Page, useNavigation } from './navigation.ts';
import { Notices } from './Notices.tsx';
import {
  AwayPage,
  ConnectPage,
  DryRunPage,
  FailbackPage,
  HistoryPage,
  KeysDialog,
  laterParts,
  Palette,
  PlanDialogs,
  PlansPage,
  ReplicasPage,
  ReviewPage,
  RunsPage,
  SettingsPage,
  VmPage,
} from './parts.tsx';
import { Rail } from './Rail.tsx';
import { TopBar } from './TopBar.tsx';

const cx = classesOf(styles);

export function Frame() {
  const { page, keysShown, paletteShown } = useNavigation();
  const asksPlan = usePlanDialog((state) => state.dialog !== null);
  const connection = useCurrentConnection();
  const isPractice = connection?.environment === 'practice';
  const isDrawn = useCurrentPicture() !== null;
  useEffect(() => listenForKeys(frameKeys), []);
  useEffect(() => {
    if (isDrawn) requestAnimationFrame(afterFirstPicture);
  }, [isDrawn]);
  return (
    <div className={cx('frame', isPractice && 'practice')}>
      <div className={cx('window')}>
        <Rail />
        <TopBar />
        <main className={cx('work')}>
          <ConnectionBanner />
          {page.kind !== 'away' && <AwayBanner />}
          <FailbackBanner />
          <ReviewBanner />
          <Notices />
          <SavedNote />
          <div className={cx('page')}>
            <CurrentPage page={page} />
          </div>
        </main>
        {(page.kind === 'map' || page.kind === 'replicas') && <Inspector />}
        <RunStrip />
      </div>
      {(keysShown || KeysDialog.isThere()) && <KeysDialog.Part />}
      {(paletteShown || Palette.isThere()) && <Palette.Part />}
      {(asksPlan || PlanDialogs.isThere()) && <PlanDialogs.Part />}
    </div>
  );
}

/** In the frame of the first picture: what comes next waits until it is on the screen. */
function afterFirstPicture(): void {
  setTimeout(() => {
    bridge().drawn();
    pictureDrawn();
    void loadWhenIdle(laterParts);
  });
}

function CurrentPage({ page }: { readonly page: Page }) {
  switch (page.kind) {
    case 'map':
      return <MapPage />;
    case 'replicas':
      return <ReplicasPage.Part />;
    case 'vm':
      return <VmPage.Part key={page.vmId} vmId={page.vmId} from={page.from} />;
    case 'plans':
      return <PlansPage.Part planId={page.planId} />;
    case 'runs':
      return <RunsPage.Part runId={page.runId} />;
    case 'history':
      return <HistoryPage.Part />;
    case 'failback':
      return <FailbackPage.Part failbackId={page.failbackId} />;
    case 'settings':
      return <SettingsPage.Part />;
    case 'connect':
      return <ConnectPage.Part isFirst={false} />;
    case 'review':
      return <ReviewPage.Part />;
    case 'dry-run':
      return <DryRunPage.Part connectionId={page.connectionId} planId={page.planId} />;
    case 'away':
      return <AwayPage.Part />;
  }
}
