import type { ConsoleFailure } from '#shared/ipc/index.ts';
import { message } from '#shared/texts/index.ts';
import type { ArmFailure } from '../engine/review/review-desk.ts';
import type { DeskFailure } from '../engine/desk-result.ts';
import type { GatewayFailure } from '../gateway/port.ts';
import type { PlanFailure } from '../plans/failures.ts';
import type { StoreFailure } from '../store/ports.ts';

/** Says a gateway's failure in words for a person, with what to do. */
export function ofGateway(failure: GatewayFailure, address = ''): ConsoleFailure {
  switch (failure.kind) {
    case 'unreachable':
    case 'unknown':
    case 'malformed':
      return {
        code: 'unreachable',
        message: message('failure.unreachable', { address, detail: failure.detail }),
        retryable: true,
        field: 'addresses',
      };
    case 'untrusted':
      return {
        code: 'untrusted',
        message: message('failure.untrusted', { presented: failure.presentedThumbprint }),
        retryable: false,
        field: 'thumbprint',
      };
    case 'signed-out':
      return { code: 'signed-out', message: message('failure.signed-out'), retryable: true };
    case 'refused':
      return ofProblem(failure.problem);
  }
}

type Problem = Extract<GatewayFailure, { kind: 'refused' }>['problem'];

function ofProblem(problem: Problem): ConsoleFailure {
  if (problem.code === 'wrong-credentials') {
    return { code: problem.code, message: message('failure.wrong-credentials'), retryable: false, field: 'password' };
  }
  if (problem.code === 'totp-required') {
    return { code: problem.code, message: message('failure.totp-required'), retryable: false, field: 'totp' };
  }
  if (problem.code === 'too-many-requests') {
    return { code: problem.code, message: message('failure.too-many-tries'), retryable: true };
  }
  return {
    code: problem.code,
    message: message('failure.gateway', { detail: problem.detail }),
    retryable: problem.retryable,
  };
}

export function ofStore(failure: StoreFailure): ConsoleFailure {
  return {
    code: `store-${failure.kind}`,
    message: message(`obstacle.store-${failure.kind}`, { path: failure.path }),
    retryable: failure.kind === 'full',
  };
}

export function ofDesk(failure: DeskFailure): ConsoleFailure {
  switch (failure.is) {
    case 'store':
      return ofStore(failure.failure);
    case 'gateway':
      return ofGateway(failure.failure);
    case 'not-found':
      return { code: 'not-found', message: message('failure.no-run'), retryable: false, field: 'runId' };
    case 'not-possible':
      return { code: 'not-possible', message: failure.why, retryable: false };
  }
}

export function ofPlan(failure: PlanFailure): ConsoleFailure {
  switch (failure.is) {
    case 'store':
      return ofStore(failure.failure);
    case 'gateway':
      return ofPlanGateway(failure.failure);
    case 'refused': {
      const { code, why, retryable, field } = failure;
      return { code, message: why, retryable, ...(field === null ? {} : { field }) };
    }
  }
}

/** Nothing was done then, and the draft is still here; a refusal names the field of the plan. */
function ofPlanGateway(failure: GatewayFailure): ConsoleFailure {
  switch (failure.kind) {
    case 'unreachable':
    case 'unknown':
    case 'malformed': {
      const words = message('failure.plan-unreachable', { detail: failure.detail });
      return { code: 'unreachable', message: words, retryable: true };
    }
    case 'refused': {
      const { field } = failure.problem;
      const said = ofProblem(failure.problem);
      return field === undefined ? said : { ...said, field };
    }
    case 'signed-out':
    case 'untrusted':
      return ofGateway(failure);
  }
}

export function ofArm(failure: ArmFailure): ConsoleFailure {
  switch (failure.is) {
    case 'no-such-review':
      return { code: 'not-found', message: message('failure.no-review'), retryable: false, field: 'reviewId' };
    case 'changed':
      return { code: 'review-changed', message: message('failure.review-changed'), retryable: false };
    case 'scope-mistyped':
      return {
        code: 'scope-mistyped',
        message: message('failure.scope-mistyped', { expected: failure.expected }),
        retryable: false,
        field: 'typedScope',
      };
    case 'hindered':
      return { code: 'hindered', message: failure.by[0] ?? message('failure.hindered'), retryable: false };
    case 'store':
    case 'gateway':
    case 'not-found':
    case 'not-possible':
      return ofDesk(failure);
  }
}
