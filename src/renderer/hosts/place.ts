/** A host by its name in lists: `host`, or `[host]:port`. Pure. */
export function placeNamed(host: string): { readonly address: string; readonly port: number } {
  const [, address, port] = /^\[(.*)\]:(\d+)$/.exec(host) ?? [];
  return address === undefined ? { address: host, port: 22 } : { address, port: Number(port) };
}
