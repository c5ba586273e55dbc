/** What is wrong with a private key and its passphrase; null where a session can be opened with them. */
export async function privateKeyProblem(
  privateKey: string,
  passphrase: string | null,
): Promise<'not-a-key' | 'passphrase-needed' | 'passphrase-wrong' | null> {
  const { default: ssh2 } = await import('ssh2');
  const plain = ssh2.utils.parseKey(privateKey);
  if (!(plain instanceof Error)) return null;
  if (!/encrypted/i.test(plain.message)) return 'not-a-key';
  if (passphrase === null) return 'passphrase-needed';
  return ssh2.utils.parseKey(privateKey, passphrase) instanceof Error ? 'passphrase-wrong' : null;
}
