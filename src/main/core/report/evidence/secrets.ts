/** Fields under which a secret would stand. The journal has none of them; a pack is made only where that is so. */
const SECRET_FIELD = /^(password|passphrase|secret|totp|accessToken|refreshToken|privateKey|authorization)$/i;
const SECRET_TEXT = /-----BEGIN [A-Z ]*PRIVATE KEY-----/;

/** The path of the first field that looks like a secret; null where there is none. */
export function secretIn(value: unknown, path = ''): string | null {
  if (typeof value === 'string') return SECRET_TEXT.test(value) ? path : null;
  if (value === null || typeof value !== 'object') return null;
  for (const [name, part] of Object.entries(value)) {
    const at = path === '' ? name : `${path}.${name}`;
    if (SECRET_FIELD.test(name) && part !== null && part !== '') return at;
    const found = secretIn(part, at);
    if (found !== null) return found;
  }
  return null;
}
