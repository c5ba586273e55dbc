/** First connection, signing in again, and a certificate that changed. */
export const connectTexts = {
  'connect.title': 'Connect to your provider',
  'connect.lead':
    'You need the gateway address, the certificate’s thumbprint and the account that your provider gave you.',
  'connect.address.title': 'Where is the gateway?',
  'connect.address.label': 'Gateway address',
  'connect.address.hint': 'Host name or address, with a port if it is not 6180. Several: separate them with commas.',
  'connect.address.check': 'Check the address',
  'connect.address.again': 'Check again',
  'connect.address.busy': 'Asking the gateway…',
  'connect.trust.title': 'Is it really your provider?',
  'connect.trust.confirm': 'It is my provider',
  'connect.trust.done': 'Confirmed by you. The console will talk to this certificate only.',
  'connect.signIn.title': 'Who are you?',
  'connect.signIn.button': 'Sign in',
  'connect.signIn.busy': 'Signing in…',
  'connect.account': 'Account',
  'connect.password': 'Password',
  'connect.totp': 'One-time code',
  'connect.totp.hint': 'The digits that your authenticator shows now.',
  'connect.totp.have': 'I have a one-time code',
  'connect.remember': 'Remember the password on this computer',
  'connect.name': 'Name of this connection',
  'connect.name.hint': 'Leave it empty to use its address.',

  'certificate.presented': 'Thumbprint that the gateway shows (SHA-256)',
  'certificate.pinned': 'Thumbprint that was confirmed (SHA-256)',
  'certificate.subject': 'Issued to',
  'certificate.issuer': 'Issued by',
  'certificate.public': '(a public authority vouches for it)',
  'certificate.private': '(no public authority vouches for it)',
  'certificate.valid': 'Valid',
  'certificate.validRange': '{from} to {to}',
  'certificate.ask':
    'Compare it with the thumbprint that your provider gave you another way: on paper, by telephone, in its portal. Not by an e-mail you did not expect.',
  'certificate.paste': 'Paste the provider’s thumbprint here',
  'certificate.different':
    'These two are different. Do not go on: call your provider on a number that you know. Check also that the whole thumbprint was pasted.',
  'certificate.same': 'The two are the same.',
  'certificate.compared': 'I compared all 32 pairs with what my provider gave me, and they are the same.',
  'certificate.asking': 'Asking {address}…',
  'certificate.changed.title': '{name} shows another certificate',
  'certificate.changed.lead':
    'This happens when a provider renews its certificate, and when somebody stands between you and the provider. Nothing is sent until you have compared the new one.',
  'certificate.changed.keep': 'Keep the old one',
  'certificate.changed.confirm': 'Trust the new one',

  'signIn.title': 'Sign in to {name} again',

  'banner.signedOut': 'You are signed out of {name}. What you see is what was known last.',
  'banner.untrusted': '{name} shows a certificate that nobody has confirmed. Nothing is sent to it.',
  'banner.storeFailed': 'The data folder {folder} cannot be used.',
  'banner.skew':
    'This computer’s clock is {seconds} s off the provider’s. Ages on the screen use the provider’s clock.',
  'banner.signIn': 'Sign in',
  'banner.compare': 'Compare the certificates',
} as const;
