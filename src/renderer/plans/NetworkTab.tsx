import { firstAddressOf } from '#shared/domain/address.ts';
import type { PlanRule } from '#shared/ipc/index.ts';
import { useCurrentPicture } from '../estate/store.ts';
import { Check } from '../ui/Check.tsx';
import { classesOf } from '../ui/classes.ts';
import { Field } from '../ui/Field.tsx';
import table from '../ui/Table.module.css';
import { counted, t } from '../ui/text.ts';
import { edit } from './editor.ts';
import styles from './Plans.module.css';
import type { ShownPlan } from './shown.ts';

const cx = classesOf({ ...table, ...styles });

/** What the provider's appliance becomes in a full-site failover: the gateway of each network, and its public addresses. */
export function NetworkTab(plan: ShownPlan) {
  return (
    <>
      <Gateways {...plan} />
      <PublicRules {...plan} />
    </>
  );
}

function Gateways({ draft, check, notes }: ShownPlan) {
  const sites = useCurrentPicture()?.sites ?? [];
  const networks = check?.networks ?? [];
  return (
    <section className={cx('section')} aria-labelledby="plan-gateways">
      <h2 id="plan-gateways">{t('plan.gateways')}</h2>
      <p className={cx('quiet')}>{t('plan.gateways.lead')}</p>
      {networks.length === 0 && <p>{t('plan.gateways.none')}</p>}
      {networks.map((network) => {
        const at = draft.gateways.findIndex(({ networkId }) => networkId === network.id);
        const site = sites.find(({ id }) => id === network.siteId)?.name ?? '';
        const { id: networkId, name, cidr, members, withInternet, isMapped } = network;
        const facts = [
          cidr ?? t('plan.gateways.noBlock'),
          t('plans.members', counted(members)),
          ...(withInternet ? [t('plan.gateways.internet')] : []),
          ...(isMapped ? [] : [t('plan.gateways.notMapped')]),
        ];
        return (
          <div key={networkId} className={cx('gateway')}>
            <Field
              label={t('plan.gateways.of', { site, name })}
              value={draft.gateways[at]?.address ?? ''}
              placeholder={firstAddressOf(cidr) ?? ''}
              mono
              maxLength={64}
              hint={facts.join(' · ')}
              error={at < 0 ? null : notes.at(`gateways[${at}]`)}
              onChange={(address) =>
                edit(
                  { do: 'gateway', networkId, address: address.trim() === '' ? null : address.trim() },
                  `gateway ${networkId}`,
                )
              }
            />
          </div>
        );
      })}
    </section>
  );
}

function PublicRules({ draft, check, notes }: ShownPlan) {
  const rules = check?.rules ?? [];
  return (
    <section className={cx('section')} aria-labelledby="plan-rules">
      <h2 id="plan-rules">{t('plan.rules')}</h2>
      <p className={cx('quiet')}>{t('plan.rules.lead')}</p>
      {rules.length === 0 && <p>{t('plan.rules.none')}</p>}
      <ul className={cx('rules')}>
        {rules.map((rule) => {
          const at = draft.publicIpRuleIds.indexOf(rule.id);
          return (
            <Rule key={rule.id} rule={rule} isOn={at >= 0} error={at < 0 ? null : notes.at(`publicIpRuleIds[${at}]`)} />
          );
        })}
      </ul>
    </section>
  );
}

interface RuleProps {
  readonly rule: PlanRule;
  readonly isOn: boolean;
  readonly error: string | null;
}

function Rule({ rule, isOn, error }: RuleProps) {
  const { publicIp, publicPort, internalIp, internalPort, vmName, description, takenBy } = rule;
  const route = { publicIp, publicPort: String(publicPort), internalIp, internalPort: String(internalPort) };
  return (
    <li>
      <Check isSelected={isOn} onChange={(on) => edit({ do: 'public-rule', ruleId: rule.id, isOn: on })}>
        {t('plan.rules.route', { ...route, name: vmName })}
        {description !== '' && <span className={cx('under')}>{description}</span>}
        {!isOn && takenBy !== null && <span className={cx('under')}>{t('plan.rules.taken', { name: takenBy })}</span>}
        {error !== null && <span className={cx('under', 'wrong')}>{error}</span>}
      </Check>
    </li>
  );
}
