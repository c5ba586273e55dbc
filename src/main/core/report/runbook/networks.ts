import { element, type Html } from '../html.ts';
import type { PaperManner } from '../manner.ts';
import { name, row, section, table } from '../parts.ts';
import type { RunbookFacts } from './facts.ts';

/** What becomes of the networks, and which addresses of the world lead where. */
export function networkSection({ networks, publicAddresses }: RunbookFacts, manner: PaperManner): Html {
  const { t } = manner;
  return section(
    t('runbook.networks'),
    element('p', {}, t('runbook.networks.how')),
    table(
      [
        { head: t('runbook.network.name') },
        { head: t('runbook.network.cidr') },
        { head: t('runbook.network.mapped') },
        { head: t('runbook.network.gateway') },
        { head: t('runbook.network.checked'), is: 'blank' },
        { head: t('runbook.initials'), is: 'blank' },
      ],
      networks.map(({ site, name: network, cidr, mappedTo, gateway }) =>
        row(
          [name(site), ' · ', name(network)],
          cidr ?? '–',
          mappedTo === null ? t('runbook.network.none') : name(mappedTo),
          gateway ?? '–',
          '',
          '',
        ),
      ),
    ),
    element('h3', {}, t('runbook.publicAddresses')),
    publicAddresses.length === 0
      ? element('p', {}, t('runbook.publicAddresses.none'))
      : table(
          [
            { head: t('runbook.public.address') },
            { head: t('runbook.public.leads') },
            { head: t('runbook.public.vm') },
            { head: t('runbook.public.what') },
            { head: t('runbook.network.checked'), is: 'blank' },
            { head: t('runbook.initials'), is: 'blank' },
          ],
          publicAddresses.map((one) =>
            row(
              addressOf(one.publicIp, one.publicPort),
              addressOf(one.internalIp, one.internalPort),
              name(one.vm),
              name(one.description),
              '',
              '',
            ),
          ),
        ),
  );
}

/** An address of version 6 needs brackets before its port. */
function addressOf(ip: string, port: number): string {
  return ip.includes(':') ? `[${ip}]:${String(port)}` : `${ip}:${String(port)}`;
}
