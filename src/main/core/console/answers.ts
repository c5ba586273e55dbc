import process from 'node:process';
import type { Run } from '#shared/domain/index.ts';
import type { Answer, VmRun } from '#shared/ipc/index.ts';
import { message } from '#shared/texts/index.ts';
import { guestFactOf } from '../engine/guest-fact.ts';
import type { HostsDesk } from '../hosts/index.ts';
import type { AlertDesk } from '../notify/index.ts';
import { alertAnswers } from './alert-answers.ts';
import type { Answers } from './answer-map.ts';
import { awayAnswers } from './away-answers.ts';
import type { Connecting } from './connecting.ts';
import type { ConnectionRoom } from './connection-room.ts';
import { paperAnswers } from './paper-answers.ts';
import { failbackAnswers } from './failback-answers.ts';
import { hostsAnswers } from './hosts-answers.ts';
import type { ConsoleParts } from './parts.ts';
import { evidenceAnswers } from './evidence-answers.ts';
import { planAnswers } from './plan-answers.ts';
import type { Rooms } from './rooms.ts';
import { runAnswers } from './run-answers.ts';
import { settingsAnswers } from './settings-answers.ts';
import { SettingsDesk } from './settings-desk.ts';
import { SettingsFile } from './settings-file.ts';

const NO_CONNECTION = {
  code: 'not-found',
  message: message('failure.no-connection'),
  retryable: false,
  field: 'connectionId',
} as const;
export function answersOf(
  parts: ConsoleParts,
  rooms: Rooms,
  connecting: Connecting,
  alerts: AlertDesk,
  hosts: HostsDesk,
  connectionsChanged: () => void,
): Answers {
  const inRoom = <T>(connectionId: string, answer: (room: ConnectionRoom) => Answer<T>): Answer<T> => {
    const room = rooms.get(connectionId);
    return room === null ? { ok: false, failure: NO_CONNECTION } : answer(room);
  };
  const told = async <T>(answer: T): Promise<Awaited<T>> => {
    const settled = await answer;
    connectionsChanged();
    return settled;
  };
  return {
    'app.info': () =>
      succeed({
        version: parts.appVersion,
        dataFolder: parts.dataFolder,
        platform: process.platform,
        canStoreSecrets: parts.secrets.canStore,
      }),
    'connections.list': () => succeed(rooms.views()),
    'connections.probe': ({ address }) => connecting.probe(address),
    'connections.add': (request) => told(connecting.add(request)),
    'connections.signIn': (request) => told(connecting.signIn(request)),
    'connections.confirmCertificate': (request) => told(connecting.confirmCertificate(request)),
    'estate.picture': async ({ connectionId }) => {
      const room = rooms.get(connectionId);
      if (room === null) return { ok: false, failure: NO_CONNECTION };
      const picture = await room.picture();
      alerts.followPicture(picture);
      return succeed(picture);
    },
    'estate.vm': ({ connectionId, vmId }) =>
      inRoom(connectionId, ({ inventory: { reader }, runs }) => {
        const vm = reader.vm(vmId);
        if (vm === null) return succeed(null);
        const replica = reader.replicaOfVm(vmId);
        const touched = replica === null ? [] : reader.runsOfReplica(replica.id, VM_RUNS_MAX);
        return succeed({
          vm,
          replica,
          points: replica === null ? null : reader.points(replica.id),
          runs: touched.map(vmRunOf),
          guest: guestFactOf(
            vmId,
            touched.flatMap(({ id }) => runs.state(id) ?? []),
          ),
          heardAt: reader.heardAt(),
        });
      }),
    'review.make': async (request) => {
      const room = rooms.get(request.connectionId);
      return room === null ? { ok: false, failure: NO_CONNECTION } : succeed(await room.reviews.make(request));
    },
    ...runAnswers(rooms, { ok: false, failure: NO_CONNECTION }),
    ...planAnswers(rooms, { ok: false, failure: NO_CONNECTION }),
    ...evidenceAnswers(parts, rooms, { ok: false, failure: NO_CONNECTION }),
    ...paperAnswers(parts, rooms, { ok: false, failure: NO_CONNECTION }),
    ...failbackAnswers(rooms, { ok: false, failure: NO_CONNECTION }),
    ...alertAnswers(alerts),
    ...hostsAnswers(hosts, parts, rooms, { ok: false, failure: NO_CONNECTION }),
    ...settingsAnswers(parts, rooms, new SettingsDesk(parts, rooms), new SettingsFile(parts, rooms, alerts), told),
    ...awayAnswers(rooms, { ok: false, failure: NO_CONNECTION }),
  };
}

/** So many of a VM's runs are shown. */
const VM_RUNS_MAX = 20;

function vmRunOf({ id, title, verb, state, ending, createdAt, createdBy, endedAt }: Run): VmRun {
  return { id, title, verb, state, ending, createdAt, createdBy, endedAt };
}

function succeed<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}
