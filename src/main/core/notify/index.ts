/** Telling people of what happens although they look elsewhere. */
export type { Alert } from './alert.ts';
export { AlertDesk, type AlertPorts } from './alert-desk.ts';
export { alertSettings, alertSettingsDefault, type AlertSettings } from './settings.ts';
export { lookupBySystem, type Lookup } from './pinned-connect.ts';
