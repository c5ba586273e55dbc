/** The one origin that our pages have. Nothing else may load in a window or talk to the console. */
export const SCHEME = 'app';
export const ORIGIN = 'app://console';
export const START_PAGE = `${ORIGIN}/index.html`;
export const PROBLEM_PAGE = `${ORIGIN}/problem`;
