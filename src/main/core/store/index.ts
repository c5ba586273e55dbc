/** The only place with SQL: inventory cache, run journal, drafts of plans, failback wizards, the lock of the data folder. */
export * from './ports.ts';
export { attempt, StoreReadError } from './failure.ts';
export type { FileOptions } from './database.ts';
export { openInventory, type Inventory } from './inventory/open.ts';
export { awayFile, type AwayFile } from './away/report-file.ts';
export { openDrafts, withoutDrafts, type OpenDrafts } from './drafts/open.ts';
export { openFailbacks, withoutFailbacks, type OpenFailbacks } from './failbacks/open.ts';
export { openJournal, type OpenJournal } from './journal/open.ts';
export type { QuarantinedRecord } from './journal/journal.ts';
export { lockFolder, type FolderLock } from './folder-lock.ts';
