import { create } from 'zustand';
import type { PresentedCertificate } from '#shared/ipc/index.ts';
import { type Comparison, notCompared } from './CompareCertificate.tsx';

/** What has been typed so far on the connect page. It outlives the page. */
export interface ConnectDraft {
  readonly name: string;
  readonly addresses: string;
  readonly probed: { readonly address: string; readonly certificate: PresentedCertificate } | null;
  readonly comparison: Comparison;
  /** The person said: this is my provider. */
  readonly isTrusted: boolean;
  readonly account: string;
  readonly password: string;
  readonly totp: string;
  readonly remember: boolean;
}

const emptyDraft: ConnectDraft = {
  name: '',
  addresses: '',
  probed: null,
  comparison: notCompared,
  isTrusted: false,
  account: '',
  password: '',
  totp: '',
  remember: false,
};

export const useConnectDraft = create<ConnectDraft>()(() => emptyDraft);

export function changeConnect(part: Partial<ConnectDraft>): void {
  useConnectDraft.setState(part);
}

/** Secrets do not outlive the page that they were typed on. */
export function forgetSecrets(): void {
  useConnectDraft.setState({ password: '', totp: '' });
}

export function forgetConnect(): void {
  useConnectDraft.setState(emptyDraft);
}

/** One address a line; commas and blanks part them as well. */
export function addressesOf(draft: Pick<ConnectDraft, 'addresses'>): readonly string[] {
  return draft.addresses.split(/[\s,;]+/).filter((part) => part !== '');
}

export interface StepProps {
  readonly draft: ConnectDraft;
  readonly change: (part: Partial<ConnectDraft>) => void;
}
