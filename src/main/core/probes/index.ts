export { lookByHttp } from './http.ts';
export type { CertificatePolicy, HttpExpectation } from './http.ts';
export { lookByPing } from './ping.ts';
export type { Look } from './result.ts';
export { untilStable } from './settle.ts';
export type { Finding, Patience } from './settle.ts';
export { lookByTcp } from './tcp.ts';
