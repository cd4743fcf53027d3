import { expect, it } from 'vitest';
import { readStartArguments } from './startArguments.ts';

it.each([
  ['', { kind: 'serve', port: 4173, toNetwork: false }],
  ['--port 5000', { kind: 'serve', port: 5000, toNetwork: false }],
  ['--port=0 --host', { kind: 'serve', port: 0, toNetwork: true }],
  ['--help', { kind: 'help' }],
  ['--port 65536', { kind: 'unusable', problem: "--port wants a number from 0 to 65535, not '65536'." }],
  ['--port http', { kind: 'unusable', problem: "--port wants a number from 0 to 65535, not 'http'." }],
  ['--prot 5', { kind: 'unusable', problem: "Unknown option '--prot'." }],
  ['elsewhere', { kind: 'unusable', problem: expect.stringMatching(/^Unexpected argument 'elsewhere'/) }],
])('npm start -- %s', (typed, meaning) => {
  expect(readStartArguments(typed.split(' ').filter(Boolean))).toEqual(meaning);
});
