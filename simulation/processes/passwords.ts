import crypto from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';

/** Sign-ins are slow on purpose, and a simulated world signs in often with the one password it has. */
export function deriveEachPasswordOnce(): void {
  const derive = crypto.scryptSync;
  const known = new Map<string, Buffer>();
  crypto.scryptSync = (password, salt, length, options) => {
    const asked = JSON.stringify([password, salt, length, options]);
    const key = known.get(asked) ?? derive(password, salt, length, options);
    known.set(asked, key);
    return Buffer.from(key);
  };
  syncBuiltinESMExports();
}
