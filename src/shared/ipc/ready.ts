/** Asked by a window once, before all else; answered with nothing, as soon as there is somebody to answer its channels. */
export const READY = 'window.ready';
