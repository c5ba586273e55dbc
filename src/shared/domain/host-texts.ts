/*
 * Texts of acts on hosts, without the schema library: the window checks them while they are typed.
 */

export const HOST_ADDRESS = /^[A-Za-z0-9]([A-Za-z0-9.:-]*[A-Za-z0-9])?$/;
export const GUEST_URL = /^https?:\/\/[^\s/]+[^\s]*$/;

/** A host name or an address, without a port. Pure. */
export function isHostAddress(text: string): boolean {
  return text.length <= 253 && HOST_ADDRESS.test(text);
}

/** An address that begins with https:// or http://. Pure. */
export function isGuestUrl(text: string): boolean {
  return text.length <= 2_000 && GUEST_URL.test(text);
}
