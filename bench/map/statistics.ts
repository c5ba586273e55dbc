/** The value that `share` of all values do not exceed. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

export function p95(values: readonly number[]): number {
  return percentile(values, 0.95);
}

export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}
