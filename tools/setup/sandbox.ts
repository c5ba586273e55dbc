// Chromium's sandbox needs user namespaces, or a helper that only root can install. Without either Electron ends with a
// message about chrome-sandbox that sends people to switch the sandbox off; this says what helps instead.
import fs from 'node:fs';
import { isRootOnLinux } from './places.mjs';

export interface NamespaceSettings {
  /** Ubuntu's switch: 1 takes namespaces from programs without a profile of their own. */
  readonly apparmorRestricts: string | undefined;
  /** Debian's older switch: 0 keeps them for root. */
  readonly userCloneAllowed: string | undefined;
}

/** What an administrator has to run, or undefined where nothing stands in the way. */
export function sandboxRemedy(settings: NamespaceSettings): string | undefined {
  if (settings.apparmorRestricts?.trim() === '1')
    return 'sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0';
  if (settings.userCloneAllowed?.trim() === '0') return 'sudo sysctl -w kernel.unprivileged_userns_clone=1';
  return undefined;
}

const setting = (name: string): string | undefined => {
  const file = `/proc/sys/kernel/${name}`;
  return fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : undefined;
};

/** Root installs the helper itself, so only an ordinary user depends on namespaces. */
export function requireSandbox(): void {
  if (process.platform !== 'linux' || isRootOnLinux) return;
  const remedy = sandboxRemedy({
    apparmorRestricts: setting('apparmor_restrict_unprivileged_userns'),
    userCloneAllowed: setting('unprivileged_userns_clone'),
  });
  if (remedy !== undefined)
    throw new Error(`Chromium's sandbox cannot start for an ordinary user here. Run: ${remedy}`);
}
