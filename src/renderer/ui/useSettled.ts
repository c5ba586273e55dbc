import { useState } from 'react';

/**
 * A value as it was when `key` last changed. For orders and counts that would cost too much, or jump under the pointer,
 * if they followed every change.
 */
export function useSettled<T>(value: T, key: string): T {
  const [settled, setSettled] = useState({ value, key });
  if (settled.key === key) return settled.value;
  setSettled({ value, key });
  return value;
}
