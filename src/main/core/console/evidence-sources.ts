import { message } from '#shared/texts/index.ts';
import type { Message } from '#shared/texts/index.ts';
import type { RunDesk } from '../engine/run-desk.ts';
import type { Connection } from '../gateway/index.ts';
import type { Clock, Installation } from '../ports.ts';
import { keyIdOf } from '../report/evidence/index.ts';
import type { EvidenceSources } from '../report/evidence/index.ts';
import type { Inventory, RunJournal } from '../store/index.ts';

/** So much of a key's id tells it from others at a glance. */
const ID_CHARS = 16;

interface Room {
  readonly connection: Connection;
  readonly inventory: Inventory;
  readonly runs: RunDesk;
}

interface Around {
  readonly journal: RunJournal;
  readonly installation: Installation;
  readonly clock: Clock;
  readonly turn: () => Promise<void>;
  readonly appVersion: string;
}

/** What evidence of a connection's runs is made from. */
export function evidenceSources({ connection, inventory, runs }: Room, around: Around): EvidenceSources {
  const { journal, installation, clock, turn, appVersion } = around;
  const { gateway } = connection;
  const gatewayKeys = (): readonly string[] => connection.settings().receiptKeys ?? [];
  return {
    ...{ journal, installation, clock, turn, gatewayKeys },
    reader: inventory.reader,
    state: (runId) => runs.state(runId),
    async fetchReceipt(runId) {
      const isHere = await runs.fetchReceipt(runId);
      const keyId = runs.state(runId)?.receipt?.keyId;
      // Signed by a key that was never shown: the gateway is asked for the one that it has now.
      if (keyId !== undefined && !gatewayKeys().some((key) => keyIdOf(key) === keyId)) await connection.lookAgain();
      return isHere;
    },
    async askProvider(runId) {
      const reply = await gateway.run(runId);
      return reply.ok ? reply.value : null;
    },
    connection() {
      const { id, name } = connection.settings();
      return { id, name };
    },
    versions() {
      const { capabilities } = connection.status();
      const { apiVersion: api = null, provider = null, environment = null } = capabilities ?? {};
      return { console: appVersion, api, provider, environment };
    },
    gatewayTimeMs: () => gateway.gatewayTimeMs(),
  };
}

/** That a gateway signs with another key than the pinned one. */
export function receiptKeyWords(name: string, publicKey: string): Message {
  return message('notice.receipt-key-changed', { name, id: keyIdOf(publicKey).slice(0, ID_CHARS) });
}
