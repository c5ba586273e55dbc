import { catalogues, locales, wordsOf, type Language, type Manner, type Message } from '#shared/texts/index.ts';
import type { Alert } from './alert.ts';
import { oneLine, type Letter } from './sending.ts';

const NAMES_MAX = 100;
const TITLE_CHARS_MAX = 300;

export interface LetterFacts {
  readonly id: string;
  readonly at: number;
  readonly language: Language;
  /** Whether names of VMs may be in it. */
  readonly names: boolean;
  /** What the connection may be called outside; null where its name is an address. */
  readonly provider: Message | null;
  readonly isTest?: boolean;
}

/** Puts an alert into words, for people and for programs. There is never a secret in it, nor the address of a gateway. */
export function letterOf(alert: Alert, facts: LetterFacts): Letter {
  const say = speaker(facts.language);
  const { title, body, names } = saidOf(alert, facts, say);
  const provider = say(facts.provider ?? { code: 'alert.provider', params: {} });
  const shownNames = names.slice(0, NAMES_MAX);
  const more = names.length - shownNames.length;
  const lines = [
    ...[title, '', body],
    ...(shownNames.length === 0 ? [] : ['', ...shownNames.map((name) => `- ${name}`)]),
    ...(more > 0 ? [say({ code: 'alert.more', params: { n: more } })] : []),
    ...['', `${provider}, ${new Date(facts.at).toISOString()}`],
    say({ code: 'alert.sentBy', params: {} }),
  ];
  const payload = {
    ...{ id: facts.id, kind: alert.kind, at: new Date(facts.at).toISOString(), urgent: alert.isUrgent },
    ...{ title, text: body, provider, facts: alert.facts },
    vms: { names: shownNames, more },
    ...(facts.isTest === true ? { test: true } : {}),
  };
  return { id: facts.id, title, text: lines.join('\n'), body: JSON.stringify(payload) };
}

function saidOf(
  { title, what, body, plainBody, names }: Alert,
  facts: LetterFacts,
  say: (text: Message) => string,
): { readonly title: string; readonly body: string; readonly names: readonly string[] } {
  const about = facts.names && what.named !== '' ? what.named : say(what.plain);
  const filled: Message = { ...title, params: { ...title.params, what: about } };
  return {
    title: oneLine(say(filled), TITLE_CHARS_MAX),
    body: say(facts.names ? body : plainBody),
    names: facts.names ? names.map((name) => oneLine(name, TITLE_CHARS_MAX)) : [],
  };
}

/** Moments with their zone: whoever reads it may sit elsewhere. */
function speaker(language: Language): (text: Message) => string {
  const moment = new Intl.DateTimeFormat(locales[language], {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: 'UTC',
  });
  const digits = new Intl.NumberFormat(locales[language]);
  const manner: Manner = { moment: (at) => `${moment.format(at)} UTC`, number: (n) => digits.format(n) };
  return (text) => wordsOf(text, catalogues[language], manner);
}
