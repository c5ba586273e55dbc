import { z } from 'zod';
import { displayName, entityId, epochMs } from './time.ts';

/** What the tenant's policy asks for beyond the evidence rule. */
export const tenantPolicy = z.object({
  /** Live starts need a second person. Enforced by the gateway. */
  approvalForLiveStart: z.boolean(),
  /** An override of the evidence rule needs a second person. Enforced by the gateway. */
  approvalForOverride: z.boolean(),
});
export type TenantPolicy = z.infer<typeof tenantPolicy>;

/** The company at the provider. A disabled tenant is refused failover and failback alike. */
export const tenant = z.object({
  id: entityId,
  name: displayName,
  enabled: z.boolean(),
  leaseEndsAt: epochMs.nullable(),
  policy: tenantPolicy,
});
export type Tenant = z.infer<typeof tenant>;
