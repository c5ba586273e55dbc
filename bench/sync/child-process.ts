import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

/** One measurement in a process of its own. It holds a password, so it goes in by the standard input, not by arguments. */
export interface Task {
  readonly kind: 'product' | 'floor' | 'delta';
  readonly target: {
    readonly address: string;
    readonly thumbprint: string;
    readonly account: string;
    readonly password: string;
  };
  readonly cachePath: string;
  /** For `product`: how many replicas to name in the answer. */
  readonly replicaIdsMax?: number;
  /** For `delta`: how many changes to wait for. */
  readonly changes?: number;
}

const CHILD = fileURLToPath(new URL('./child.ts', import.meta.url));
const CHILD_MS_MAX = 120_000;

/** Answers with the JSON that the child writes. */
export async function runChild<T>(task: Task): Promise<T> {
  const child = spawn(process.execPath, [CHILD], { stdio: ['pipe', 'pipe', 'inherit'], timeout: CHILD_MS_MAX });
  child.stdin.end(JSON.stringify(task));
  const ended = once(child, 'exit');
  const answer = await text(child.stdout);
  const [code] = (await ended) as [number | null];
  if (code !== 0) throw new Error(`A measurement (${task.kind}) ended with exit code ${String(code)}.`);
  return JSON.parse(answer) as T;
}
