import assert from 'node:assert/strict';
import { issuerOf } from './issued.ts';

/** Looks like a key, and is none: written so that no scanner of repositories takes it for one. */
const RANDOM = ['q7Rk2', 'Zt9Lw', '4Bn8Y', 'c3Hv6', 'Mp1Ds', '5Jf0G', 'aXeUi', 'T'].join('');
const HEADER = ['-----BEGIN', 'RSA', 'PRIVATE', 'KEY-----'].join(' ');

describe('credentials that a program issued', () => {
  it('are told by their form', () => {
    assert.equal(issuerOf(`token: ghp_${RANDOM}`), 'GitHub');
    assert.equal(issuerOf(`glpat-${RANDOM.slice(0, 20)}`), 'GitLab');
    assert.equal(issuerOf(`AKIA${RANDOM.toUpperCase().slice(0, 16)}`), 'AWS');
    assert.equal(issuerOf(`${HEADER}\n${RANDOM}\n${RANDOM}\n`), 'PEM');
  });

  for (const [name, text] of [
    ['one letter again and again', `ghp_${'x'.repeat(36)}`],
    ['zeros', `AKIA${'0'.repeat(16)}`],
    ['a key that counts', 'ghp_1234567890abcdefghijklmnopqrstuvwxyz'],
    ['a word that asks for it', `glpat-your-token-goes-${RANDOM.slice(0, 5)}`],
    ['a key of the documentation', 'AKIAIOSFODNN7EXAMPLE'],
    ['the frame of a private key', `${HEADER}\n...\n-----END RSA PRIVATE KEY-----`],
    ['a private key that is left out', `${HEADER}\n${'x'.repeat(80)}\n`],
    ['any other text', 'nothing of interest here'],
  ] as const)
    it(`are not ${name}`, () => {
      assert.equal(issuerOf(text), undefined);
    });
});
