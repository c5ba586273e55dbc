import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import type { z } from 'zod';
import { controlRoutes } from './contract.ts';
import type { FaultReply, FaultRequest, Truth } from './contract.ts';

/** Where a practice provider prints that its control port is. */
export interface ControlAddress {
  readonly port: number;
  readonly tokenFile: string;
}

interface Asked {
  readonly method: string;
  readonly path: string;
  readonly body?: unknown;
}

function ask(address: ControlAddress, { method, path, body }: Asked): Promise<unknown> {
  const token = readFileSync(address.tokenFile, 'utf8');
  return new Promise((resolve, reject) => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const sent = request({ host: '127.0.0.1', port: address.port, method, path, headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.once('error', reject);
      response.once('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        if (response.statusCode === 200) resolve(JSON.parse(text));
        else reject(new Error(`the control port answered ${String(response.statusCode)}: ${text}`));
      });
    });
    sent.once('error', reject);
    sent.end(body === undefined ? undefined : JSON.stringify(body));
  });
}

async function asked<S extends z.ZodType>(address: ControlAddress, schema: S, what: Asked): Promise<z.infer<S>> {
  return schema.parse(await ask(address, what));
}

/** Does things to a practice world and reads its truth. For tests, the drill and end-to-end tests. */
export class ControlClient {
  readonly #address: ControlAddress;

  constructor(address: ControlAddress) {
    this.#address = address;
  }

  /** Answers `done: false` where the fault is about something that is not there. */
  inject(fault: FaultRequest): Promise<FaultReply> {
    return asked(this.#address, controlRoutes.inject.reply, { ...controlRoutes.inject, body: fault });
  }

  truth(): Promise<Truth> {
    const { method, path, reply } = controlRoutes.truth;
    return asked(this.#address, reply, { method, path });
  }
}
