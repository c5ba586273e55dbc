/** The bench's own scheme, and where its page lies in the built app. */
export const SCHEME = 'bench';
export const PAGE_ORIGIN = `${SCHEME}://map`;
export const PAGE_FOLDER = 'page';

/** The window, in pixels: all of the display that the tests run on. In less, 10,000 VMs would be boxes and not cells. */
export const VIEW = { width: 1600, height: 1000 } as const;
