import type { Answer, ConsoleFailure, EvidenceKeysView, PublicKeyView } from '#shared/ipc/index.ts';
import { message } from '#shared/texts/index.ts';
import type { InstallationKey } from '../ports.ts';
import { anchorOf, keyIdOf, makeEvidencePack, sha256Of } from '../report/evidence/index.ts';
import type { EvidenceFailure } from '../report/evidence/index.ts';
import type { Answers } from './answer-map.ts';
import type { ConnectionRoom } from './connection-room.ts';
import { ofStore } from './failures.ts';
import type { ConsoleParts } from './parts.ts';
import type { Rooms } from './rooms.ts';

type EvidenceChannel = Extract<keyof Answers, `evidence.${string}`>;

/** Answers to everything about evidence: what a run has, its pack, and the keys that judge it. */
export function evidenceAnswers(
  { installation }: Pick<ConsoleParts, 'installation'>,
  rooms: Rooms,
  noConnection: Answer<never>,
): Pick<Answers, EvidenceChannel> {
  const keys = async (): Promise<Answer<EvidenceKeysView>> => {
    const known = await installation.known();
    return { ok: true, value: { installation: ownKey(known), connections: rooms.all().map(keysOf) } };
  };
  return {
    'evidence.view': ({ runId }) => {
      const room = rooms.withRun(runId);
      const state = room?.runs.state(runId) ?? null;
      if (room === null || state === null) return failed({ is: 'no-journal' });
      const end = room.evidence.journal.end(runId);
      if (!end.ok) return failed({ is: 'store', failure: end.failure });
      const { head: chainHead, records } = end.value;
      const anchor = anchorOf(state, null, room.evidence);
      return { ok: true, value: { runId, records, chainHead, anchor, sealedAt: state.sealedAt } };
    },
    'evidence.make': async ({ runId }) => {
      const room = rooms.withRun(runId);
      if (room === null) return failed({ is: 'no-journal' });
      const made = await makeEvidencePack(room.evidence, runId);
      return made.ok
        ? { ok: true, value: { ...made.value, sha256: sha256Of(made.value.bytes) } }
        : failed(made.failure);
    },
    'evidence.keys': keys,
    'evidence.confirmKey': ({ connectionId, publicKey }) => {
      const room = rooms.get(connectionId);
      if (room === null) return noConnection;
      if (room.connection.confirmReceiptKey(publicKey)) return keys();
      const words = message('failure.receipt-key-other');
      return { ok: false, failure: { code: 'changed', message: words, retryable: false, field: 'publicKey' } };
    },
  };
}

function ownKey(known: InstallationKey | null): EvidenceKeysView['installation'] {
  if (known === null) return null;
  const { id, publicKey, madeAt, keptIn } = known;
  return { id, publicKey, madeAt, keptIn };
}

function keysOf({ connection, id }: ConnectionRoom): EvidenceKeysView['connections'][number] {
  const { name, receiptKeys } = connection.settings();
  const { presentedReceiptKey } = connection.status();
  return { connectionId: id, name, pinned: keyView(receiptKeys?.[0]), presented: keyView(presentedReceiptKey) };
}

function keyView(publicKey: string | null | undefined): PublicKeyView | null {
  return publicKey == null ? null : { id: keyIdOf(publicKey), publicKey };
}

function failed(failure: EvidenceFailure): { readonly ok: false; readonly failure: ConsoleFailure } {
  return { ok: false, failure: ofEvidence(failure) };
}

function ofEvidence(failure: EvidenceFailure): ConsoleFailure {
  switch (failure.is) {
    case 'no-journal':
      return { code: 'not-found', message: message('failure.no-journal'), retryable: false, field: 'runId' };
    case 'store':
      return ofStore(failure.failure);
    case 'holds-secret': {
      const { record, field } = failure;
      return { code: 'holds-secret', message: message('failure.holds-secret', { record, field }), retryable: false };
    }
    case 'too-large': {
      const { limit, most } = failure;
      return { code: 'too-large', message: message(`failure.pack-${limit}`, { most }), retryable: false };
    }
    case 'no-key': {
      const words = message('failure.no-installation-key', { detail: failure.detail });
      return { code: 'no-key', message: words, retryable: true };
    }
  }
}
