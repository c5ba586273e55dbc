// The Node that runs all TypeScript here, and the check that it is the right one.
import { execPath, versions } from 'node:process';

/** better-sqlite3 13 needs it; under an older Node it ends in a segmentation fault instead of a message. */
export const nodeApiMin = 10;

/** Call this first in whatever loads the SQLite addon outside of Electron. */
export function requireNode24(): void {
  const nodeApi = Number(versions['napi'] ?? '0');
  if (nodeApi >= nodeApiMin) return;
  const found = `Node ${versions.node} with Node-API ${String(nodeApi)}`;
  throw new Error(
    `Node 24 is needed; this is ${found}. Start this through its npm script, which brings Node 24 along.`,
  );
}

/** This process runs under Node 24 already, so its children run under the same program. */
export const nodePath = execPath;
