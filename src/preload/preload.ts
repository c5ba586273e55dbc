import { contextBridge, ipcRenderer } from 'electron';
import type {
  Answer,
  Bridge,
  WindowChannel,
  WindowEvent,
  WindowEvents,
  WindowReply,
  WindowRequest,
} from '#shared/ipc/index.ts';

import { DRAWN, LAST_SEEN, READY } from '#shared/ipc/ahead.ts';
import type { LastSeen } from '#shared/ipc/last-seen.ts';

/*
 * The only door between a window and the console. Everything imported from shared is a type or a word, so that this stays one
 * small self-contained file without a schema library: the console checks every request on its own side anyway.
 */

/** The window is there before whoever answers it: what it asks until then waits. */
const ready = ipcRenderer.invoke(READY);

/** Asked for before the page's script is read, and there when that asks. */
const lastSeen = ipcRenderer.invoke(LAST_SEEN) as Promise<LastSeen | null>;

/** A handle for one channel; the window gets the handle, never a function that takes a channel's name. */
function ask<C extends WindowChannel>(channel: C): (request: WindowRequest<C>) => Promise<Answer<WindowReply<C>>> {
  return async (request) => {
    await ready;
    return ipcRenderer.invoke(channel, request) as Promise<Answer<WindowReply<C>>>;
  };
}

/** Passes the value on and keeps Electron's event object, which holds the sender, on this side. */
function hear<E extends WindowEvent>(event: E): (listener: (value: WindowEvents[E]) => void) => () => void {
  return (listener) => {
    const pass = (_event: unknown, value: WindowEvents[E]): void => listener(value);
    ipcRenderer.on(event, pass);
    return () => {
      ipcRenderer.off(event, pass);
    };
  };
}

const bridge: Bridge = {
  lastSeen: () => lastSeen,
  drawn: () => ipcRenderer.send(DRAWN),
  appInfo: ask('app.info'),
  connectionsList: ask('connections.list'),
  connectionsProbe: ask('connections.probe'),
  connectionsAdd: ask('connections.add'),
  connectionsSignIn: ask('connections.signIn'),
  connectionsConfirmCertificate: ask('connections.confirmCertificate'),
  connectionsRemove: ask('connections.remove'),
  estatePicture: ask('estate.picture'),
  estateVm: ask('estate.vm'),
  reviewMake: ask('review.make'),
  hostsView: ask('hosts.view'),
  hostsSaveAccount: ask('hosts.saveAccount'),
  hostsRemoveAccount: ask('hosts.removeAccount'),
  hostsAskKey: ask('hosts.askKey'),
  hostsConfirmKey: ask('hosts.confirmKey'),
  hostsForgetKey: ask('hosts.forgetKey'),
  hostsReadiness: ask('hosts.readiness'),
  hostsConfirmText: ask('hosts.confirmText'),
  hostsForgetText: ask('hosts.forgetText'),
  runAct: ask('run.act'),
  runCancelAct: ask('run.cancelAct'),
  runArm: ask('run.arm'),
  runList: ask('run.list'),
  runView: ask('run.view'),
  runStop: ask('run.stop'),
  runResume: ask('run.resume'),
  runRetry: ask('run.retry'),
  runAbandon: ask('run.abandon'),
  runAcknowledge: ask('run.acknowledge'),
  runTakeOver: ask('run.takeOver'),
  runAnswer: ask('run.answer'),
  runSkip: ask('run.skip'),
  runApprove: ask('run.approve'),
  runStored: ask('run.stored'),
  runUndo: ask('run.undo'),
  planList: ask('plan.list'),
  planGet: ask('plan.get'),
  planDraft: ask('plan.draft'),
  planDiscardDraft: ask('plan.discardDraft'),
  planSave: ask('plan.save'),
  planMerge: ask('plan.merge'),
  planCheck: ask('plan.check'),
  planVerified: ask('plan.verified'),
  planCompare: ask('plan.compare'),
  planRemove: ask('plan.remove'),
  evidenceView: ask('evidence.view'),
  evidenceMake: ask('evidence.make'),
  evidenceKeys: ask('evidence.keys'),
  evidenceConfirmKey: ask('evidence.confirmKey'),
  paperMake: ask('paper.make'),
  historyGet: ask('history.get'),
  paperSave: ask('paper.save'),
  evidenceSave: ask('evidence.save'),
  tableSave: ask('table.save'),
  fileShow: ask('file.show'),
  failbackList: ask('failback.list'),
  failbackBegin: ask('failback.begin'),
  failbackView: ask('failback.view'),
  failbackPreflight: ask('failback.preflight'),
  failbackChoose: ask('failback.choose'),
  failbackTick: ask('failback.tick'),
  failbackLeave: ask('failback.leave'),
  failbackClose: ask('failback.close'),
  settingsRename: ask('settings.rename'),
  settingsRemoval: ask('settings.removal'),
  settingsSignOut: ask('settings.signOut'),
  settingsStorage: ask('settings.storage'),
  settingsClearCache: ask('settings.clearCache'),
  settingsExport: ask('settings.export'),
  settingsReadImport: ask('settings.readImport'),
  settingsApplyImport: ask('settings.applyImport'),
  alertsView: ask('alerts.view'),
  alertsSetRules: ask('alerts.setRules'),
  alertsSetWebhook: ask('alerts.setWebhook'),
  alertsSetMail: ask('alerts.setMail'),
  alertsRemoveChannel: ask('alerts.removeChannel'),
  alertsTestWebhook: ask('alerts.testWebhook'),
  alertsTestMail: ask('alerts.testMail'),
  preferencesGet: ask('preferences.get'),
  preferencesSet: ask('preferences.set'),
  desktopExportSettings: ask('desktop.exportSettings'),
  desktopChooseImport: ask('desktop.chooseImport'),
  desktopApplyImport: ask('desktop.applyImport'),
  desktopShowFolder: ask('desktop.showFolder'),
  planDryRun: ask('plan.dryRun'),
  awayReport: ask('away.report'),
  awayAcknowledge: ask('away.acknowledge'),
  onConnectionsChanged: hear('connections.changed'),
  onEstateChanged: hear('estate.changed'),
  onRunsChanged: hear('runs.changed'),
  onRunChanged: hear('run.changed'),
  onPlansChanged: hear('plans.changed'),
  onFailbacksChanged: hear('failbacks.changed'),
  onAlertsChanged: hear('alerts.changed'),
  onAwayChanged: hear('away.changed'),
  onNotice: hear('notice'),
  onPreferencesChanged: hear('preferences.changed'),
  onDesktopWished: hear('desktop.wished'),
};

contextBridge.exposeInMainWorld('farshore', bridge);
