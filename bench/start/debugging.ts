/** Chromium's debugging port, by one socket: nothing is polled while a start is measured. */
export interface Debugging {
  send(method: string, params: object, session?: string): Promise<unknown>;
  /** Settled by the first event of that name. */
  heard(session: string, event: string): Promise<unknown>;
  /** Attaches to the first window as soon as there is one. */
  firstPage(): Promise<string>;
}

interface Said {
  readonly id?: number;
  readonly method?: string;
  readonly sessionId?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

interface Target {
  readonly targetId: string;
  readonly type: string;
}

export async function openDebugging(address: string): Promise<Debugging> {
  const socket = new WebSocket(address);
  const answers = new Map<number, (said: Said) => void>();
  const listeners = new Map<string, (params: unknown) => void>();
  const lost = new Promise<never>((_resolve, reject) => {
    socket.onclose = () => reject(new Error('The debugging port was closed.'));
  });
  /** Whoever waits for nothing more must not hear of the end either. */
  const orLost = <T>(work: Promise<T>): Promise<T> => {
    const either = Promise.race([work, lost]);
    either.catch(() => undefined);
    return either;
  };
  socket.onmessage = ({ data }) => {
    const said = JSON.parse(String(data)) as Said;
    if (said.id !== undefined) answers.get(said.id)?.(said);
    else listeners.get(`${said.sessionId ?? ''} ${said.method ?? ''}`)?.(said.params);
  };
  await orLost(new Promise((resolve) => (socket.onopen = resolve)));

  let sent = 0;
  const send = (method: string, params: object, session?: string): Promise<unknown> => {
    const id = (sent += 1);
    const answer = new Promise((resolve, reject) => {
      answers.set(id, ({ result, error }) => {
        answers.delete(id);
        if (error === undefined) resolve(result);
        else reject(new Error(`${method}: ${error.message}`));
      });
    });
    socket.send(JSON.stringify({ id, method, params, ...(session === undefined ? {} : { sessionId: session }) }));
    return orLost(answer);
  };
  const hear = (session: string, event: string, listener: (params: unknown) => void): void => {
    listeners.set(`${session} ${event}`, listener);
  };

  return {
    send,
    heard: (session, event) => orLost(new Promise((resolve) => hear(session, event, resolve))),
    firstPage: async () => {
      const page = new Promise<string>((resolve) => {
        hear('', 'Target.targetCreated', (params) => {
          const { targetInfo } = params as { readonly targetInfo: Target };
          if (targetInfo.type === 'page') resolve(targetInfo.targetId);
        });
      });
      await send('Target.setDiscoverTargets', { discover: true });
      const targetId = await orLost(page);
      const attached = (await send('Target.attachToTarget', { targetId, flatten: true })) as {
        readonly sessionId: string;
      };
      return attached.sessionId;
    },
  };
}
