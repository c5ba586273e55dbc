/** What a plan can be played through as. Apart from the schemas, which a window does not carry. */
export const dryRunVerbs = ['failover', 'planned-failover', 'test-failover'] as const;
export type DryRunVerb = (typeof dryRunVerbs)[number];
