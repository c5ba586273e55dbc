import { create } from 'zustand';

/** What the window last said about what a person did: a short word that goes by itself. `id` rises with each. */
export const useSaid = create<{ readonly text: string; readonly id: number }>()(() => ({ text: '', id: 0 }));

export function say(text: string): void {
  useSaid.setState(({ id }) => ({ text, id: id + 1 }));
}

export function hush(): void {
  useSaid.setState({ text: '' });
}
