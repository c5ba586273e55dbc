/**
 * The version of the engine's behaviour, written into every run. A journal of another version is opened read-only: its
 * events might mean something else to us. Raise it whenever an old journal would replay to a different state.
 */
export const ENGINE_VERSION = '3';
