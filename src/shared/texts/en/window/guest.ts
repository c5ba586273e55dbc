/** What a guest itself has answered. */
export const guestTexts = {
  'vm.guest': 'Guest',
  'vm.guest.answers': 'answers. {detail} Run “{title}”.',
  'vm.guest.silent': 'does not answer. {detail} Run “{title}”.',
} as const satisfies Readonly<Record<string, string>>;
