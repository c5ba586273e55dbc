import type { AlertDesk } from '../notify/index.ts';
import type { Answers } from './answer-map.ts';

type AlertChannelName = Extract<keyof Answers, `alerts.${string}`>;

/** Answers to everything about telling people elsewhere. */
export function alertAnswers(desk: AlertDesk): Pick<Answers, AlertChannelName> {
  return {
    'alerts.view': () => ({ ok: true, value: desk.view() }),
    'alerts.setRules': (rules) => desk.setRules(rules),
    'alerts.setWebhook': (form) => desk.setWebhook(form),
    'alerts.setMail': (form) => desk.setMail(form),
    'alerts.removeChannel': ({ channel }) => desk.removeChannel(channel),
    'alerts.testWebhook': (form) => desk.testWebhook(form),
    'alerts.testMail': (form) => desk.testMail(form),
  };
}
