import { afterEach, expect, it } from 'vitest';
import { changeConnect, forgetConnect, forgetSecrets, useConnectDraft } from './draft.ts';

afterEach(forgetConnect);

it('outlives its page but for what is secret', () => {
  changeConnect({ addresses: 'gateway.example', account: 'ann', password: 'secret', totp: '123456' });
  forgetSecrets();
  expect(useConnectDraft.getState()).toMatchObject({
    ...{ addresses: 'gateway.example', account: 'ann', password: '', totp: '' },
  });
});
