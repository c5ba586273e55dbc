/**
 * What the practice provider needs from outside. Everything else in it is a function of these, so that a simulator can
 * run the same world with its own clock and without sockets or files.
 */
export interface Clock {
  /** Epoch milliseconds. */
  now(): number;
  /** Calls `act` once, at `time` or soon after (at once where it has passed); the answer cancels it. */
  at(time: number, act: () => void): Cancel;
}
export type Cancel = () => void;

/** Where committed facts go before anybody hears of them. One line, one commit. */
export interface Journal {
  append(line: string): void;
  close(): void;
}

/** Unguessable text, for tokens, passwords and the epoch. */
export interface Secrets {
  /** `bytes` random bytes as base64url. */
  token(bytes: number): string;
}
