/** What one look at a guest found. `detail` is for people: an error of the system, a status, what was missing. */
export interface Look {
  readonly answers: boolean;
  readonly detail: string;
  readonly tookMs: number;
}
