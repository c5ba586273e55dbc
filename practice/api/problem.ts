import { problemCodes } from '#shared/gateway-api/index.ts';
import type { Problem, ProblemCode } from '#shared/gateway-api/index.ts';

type Extra = Partial<Pick<Problem, 'field' | 'blockers' | 'holder' | 'currentRev' | 'retryAt'>>;

const DETAIL_CHARS_MAX = 2_000;

/** An RFC 9457 problem by its stable code. */
export function problem(code: ProblemCode, detail: string, extra: Extra = {}): Problem {
  const { status, retryable } = problemCodes[code];
  return {
    type: `urn:farshore:problem:${code}`,
    title: code.charAt(0).toUpperCase() + code.slice(1).replaceAll('-', ' '),
    status,
    detail: detail.slice(0, DETAIL_CHARS_MAX),
    code,
    retryable,
    ...extra,
  };
}

export const isProblem = (value: object): value is Problem =>
  'code' in value && 'retryable' in value && 'status' in value;
