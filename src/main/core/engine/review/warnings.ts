import { rpoGrade } from '#shared/domain/index.ts';
import { message } from '#shared/texts/index.ts';
import type { Message } from '#shared/texts/index.ts';
import type { ReviewFacts } from './facts.ts';
import type { Included } from './included.ts';

/** What a person should know of one VM before it is started; none of it forbids the start. */
export function warningsOf(
  one: Included,
  facts: ReviewFacts & { readonly includedVmIds: ReadonlySet<string> },
): readonly Message[] {
  const { evidence, member, subject } = one;
  const warnings = [...pointWarnings(one, facts)];
  if (evidence.kind === 'power-off-step') warnings.push(message('warning.power-off-step'));
  if (evidence.kind === 'override') warnings.push(message('warning.override'));
  if (subject.replica.state === 'verifying') warnings.push(message('warning.test-stopped-first'));
  const absent = (member?.after ?? []).filter((vmId) => !facts.includedVmIds.has(vmId));
  if (absent.length > 0) warnings.push(message('warning.dependency-absent', { n: absent.length }));
  return warnings;
}

function pointWarnings({ subject, point }: Included, facts: ReviewFacts): readonly Message[] {
  if (point === null) return [];
  const { vm, replica } = subject;
  const warnings: Message[] = [];
  if (point.malware === 'infected') warnings.push(message('warning.infected'));
  if (point.malware === 'suspicious') warnings.push(message('warning.suspicious'));
  const grade = rpoGrade((facts.now - point.at) / 1_000, replica.rpoTargetSeconds);
  if (grade !== 'within') warnings.push(message(`warning.rpo-${grade}`));
  if (vm.addressing === 'dhcp') warnings.push(message('warning.dhcp'));
  if (vm.networkIds.length === 0) warnings.push(message('warning.no-network'));
  return warnings;
}
