import { existsSync, readFileSync } from 'node:fs';

/** Whether a process runs; one that ended and that nobody has asked after yet does not. */
export function isRunning(pid: string): boolean {
  const status = `/proc/${pid}/status`;
  return existsSync(status) && !/^State:\s+[ZX]/m.test(readFileSync(status, 'utf8'));
}

/** Whether the process runs whose number stands in this file. */
export function runsByFile(pidFile: string): boolean {
  return existsSync(pidFile) && isRunning(readFileSync(pidFile, 'utf8').trim());
}
