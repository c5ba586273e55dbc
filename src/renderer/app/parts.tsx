import { message } from '#shared/texts/index.ts';
import { later, type Later } from './later.tsx';
import { type Page, pagesComeLater } from './navigation.ts';
import { takeNotice } from './notices.ts';

/*
 * Everything beside the map and its inspector has a script of its own, which comes after the first picture. The map is
 * what a person waits for; a third of the script draws it.
 */
export const ReplicasPage = later(async () => (await import('../replicas/ReplicasPage.tsx')).ReplicasPage);
export const VmPage = later(async () => (await import('../vm/VmPage.tsx')).VmPage);
export const PlansPage = later(async () => (await import('../plans/PlansPage.tsx')).PlansPage);
export const PlanDialogs = later(async () => (await import('../plans/dialogs/PlanDialogs.tsx')).PlanDialogs);
export const RunsPage = later(async () => (await import('../runs/RunsPage.tsx')).RunsPage);
export const ReviewPage = later(async () => (await import('../review/ReviewPage.tsx')).ReviewPage);
export const HistoryPage = later(async () => (await import('../history/HistoryPage.tsx')).HistoryPage);
export const FailbackPage = later(async () => (await import('../failback/FailbackPage.tsx')).FailbackPage);
export const SettingsPage = later(async () => (await import('../connections/SettingsPage.tsx')).SettingsPage);
export const ConnectPage = later(async () => (await import('../connect/ConnectPage.tsx')).ConnectPage);
export const Palette = later(async () => (await import('../palette/Palette.tsx')).Palette);
export const KeysDialog = later(async () => (await import('./KeysDialog.tsx')).KeysDialog);

const pages: Partial<Record<Page['kind'], Pick<Later<object>, 'isThere' | 'load'>>> = {
  replicas: ReplicasPage,
  vm: VmPage,
  plans: PlansPage,
  runs: RunsPage,
  review: ReviewPage,
  history: HistoryPage,
  failback: FailbackPage,
  settings: SettingsPage,
  connect: ConnectPage,
};

/** What is likely wanted first comes first. */
export const laterParts: readonly Pick<Later<object>, 'load'>[] = [
  ReviewPage,
  ReplicasPage,
  RunsPage,
  Palette,
  VmPage,
  PlansPage,
  PlanDialogs,
  FailbackPage,
  HistoryPage,
  SettingsPage,
  KeysDialog,
  ConnectPage,
];

pagesComeLater({
  isThere: (kind) => pages[kind]?.isThere() ?? true,
  load: async (kind) => {
    try {
      await pages[kind]?.load();
      return true;
    } catch {
      takeNotice({ id: 'part-missing', level: 'error', message: message('notice.part-missing'), at: Date.now() });
      return false;
    }
  },
});
