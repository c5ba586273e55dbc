import { createPublicKey, sign } from 'node:crypto';
import type { RunReceipt } from '#shared/domain/index.ts';
import { receiptText } from '#shared/gateway-api/index.ts';
import { keyIdOf } from '../keys.ts';
import { privateKeyOf } from './installation.ts';

const GATEWAY_BYTE = 2;

/** The public receipt key of a gateway whose private one is made of one byte. */
export function gatewayKeyOf(byte = GATEWAY_BYTE): string {
  return createPublicKey(privateKeyOf(byte)).export({ type: 'spki', format: 'der' }).toString('base64');
}

/** A receipt as a gateway would give it. */
export function receiptOf(told: Pick<RunReceipt, 'runId' | 'chainHead' | 'at'>, byte = GATEWAY_BYTE): RunReceipt {
  const { runId, chainHead, at } = told;
  const whole = { runId, chainHead, at, keyId: keyIdOf(gatewayKeyOf(byte)) };
  const signature = sign(null, Buffer.from(receiptText(whole)), privateKeyOf(byte)).toString('base64');
  return { ...whole, signature };
}
