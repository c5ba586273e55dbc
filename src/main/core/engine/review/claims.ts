import type { Subject } from './facts.ts';

/** The subjects as if these runs had claimed no replica. */
export function withoutClaims(subjects: readonly Subject[], ofRun: (runId: string) => boolean): readonly Subject[] {
  return subjects.map((subject) => {
    const { replica } = subject;
    const claim = replica?.claimedByRunId ?? null;
    if (replica === null || claim === null || !ofRun(claim)) return subject;
    return { ...subject, replica: { ...replica, claimedByRunId: null } };
  });
}
