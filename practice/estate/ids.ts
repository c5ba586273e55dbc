/** Of these a practice estate has one each. */
export const TENANT_ID = 'tenant-01';
export const APPLIANCE_ID = 'appliance-01';
export const PROVIDER_SITE_ID = 'site-provider';
