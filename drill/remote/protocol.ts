import type { ChannelName, RequestOf } from '#shared/ipc/index.ts';

/** What the drill asks a console in another process. */
export interface RemoteRequest {
  readonly number: number;
  readonly channel: ChannelName;
  readonly request: RequestOf<ChannelName>;
}

/** Its answer; the console's own `Answer`, as it is. */
export interface RemoteReply {
  readonly number: number;
  readonly answer: unknown;
}

/** The first message of the process: it can be asked. */
export interface RemoteReady {
  readonly ready: true;
}
