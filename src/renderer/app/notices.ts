import { create } from 'zustand';
import type { Notice } from '#shared/ipc/index.ts';

/** Old notices leave when new ones come: a flood of them must not fill the window. */
const NOTICES_MAX = 5;

export const useNotices = create<{ readonly notices: readonly Notice[] }>()(() => ({ notices: [] }));

export function takeNotice(notice: Notice): void {
  useNotices.setState(({ notices }) => ({
    notices: [...notices.filter((known) => known.id !== notice.id), notice].slice(-NOTICES_MAX),
  }));
}

export function dismissNotice(id: string): void {
  useNotices.setState(({ notices }) => ({ notices: notices.filter((notice) => notice.id !== id) }));
}
