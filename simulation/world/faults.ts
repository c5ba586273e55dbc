/** How often each kind of fault struck. */
export interface FaultCounts {
  loseRequest: number;
  loseReply: number;
  duplicate: number;
  late: number;
  cutStream: number;
  feedLine: number;
  cursorExpired: number;
  providerRestart: number;
  gatewayDown: number;
  operationFails: number;
  operationWithoutEffect: number;
  clockJump: number;
  sleep: number;
  diskFull: number;
  signInExpired: number;
  kill: number;
}

export function noFaults(): FaultCounts {
  return {
    loseRequest: 0,
    loseReply: 0,
    duplicate: 0,
    late: 0,
    cutStream: 0,
    feedLine: 0,
    cursorExpired: 0,
    providerRestart: 0,
    gatewayDown: 0,
    operationFails: 0,
    operationWithoutEffect: 0,
    clockJump: 0,
    sleep: 0,
    diskFull: 0,
    signInExpired: 0,
    kill: 0,
  };
}
