/**
 * Evidence of a run: the pack that is handed to others, and the judgement of one. What is signed by whom, and what it proves
 * and does not: docs/EVIDENCE.md.
 *
 * - `makeEvidencePack(sources, runId)`: the pack of a run whose journal is on this computer, as bytes with a name. The console
 *   answers `evidence.make` with it, and `evidence.view` with what would be in it; saving is the caller's. Works offline: what
 *   only the gateway could tell is then missing and said to be.
 * - `verifyPack(bytes, ownKeys)`: the judgement, without a network or a console. Never throws for any bytes.
 */
export { openInstallation } from './installation.ts';
export { absenceNow, anchorOf } from './anchor.ts';
export { makeEvidencePack } from './make-pack.ts';
export type { EvidenceSources, EvidenceVersions } from './sources.ts';
export { keyIdOf, sha256Of } from './keys.ts';
export { verifyPack } from './verify/verify-pack.ts';
export type { EvidenceFailure, EvidencePack } from './pack.ts';
export type { Finding, FindingCode, JudgedBy, OwnKeys, Verdict } from './verdict.ts';
