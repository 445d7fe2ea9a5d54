import assert from 'node:assert/strict';
import { couldBeSecret, isSecret, isSecretName } from './secret-words.ts';

describe('secrets in the clear', () => {
  for (const name of [
    'DB_PASSWORD',
    'password',
    'apiKey',
    'AWS_SECRET_ACCESS_KEY',
    'CLIENT-SECRET',
    'jwt.secret',
  ])
    it(`${name} names one`, () => {
      assert.ok(isSecretName(name));
    });

  for (const name of [
    'PASSWORD_FILE',
    'SECRET_NAME',
    'tokenUrl',
    'SECRETARY',
    'KEY',
    'TOKEN_TTL',
    'passwordPolicy',
  ])
    it(`${name} is not the name of a secret`, () => {
      assert.ok(!isSecretName(name));
    });

  for (const value of ['s3cr3t!', 'hunter2hunter2', 'correct-horse'])
    it(`"${value}" may be a secret`, () => {
      assert.ok(couldBeSecret(value));
    });

  for (const value of [
    '',
    'true',
    '42',
    '$(OTHER)',
    '${X}',
    '/run/secrets/x',
    'https://host/x',
    'changeme',
    '<secret>',
    'a b c',
    '*****',
  ])
    it(`"${value}" is not a secret`, () => {
      assert.ok(!couldBeSecret(value));
    });

  it('does not take the name of a Secret for a secret', () => {
    assert.ok(!isSecret('KUBE_SECRET', 'webhook-token'));
    assert.ok(isSecret('KUBE_SECRET', 'a8F3kkQ0zz'));
    assert.ok(isSecret('DB_PASSWORD', 'correct-horse'));
  });

  it('is done with texts that begin like a key again and again', () => {
    for (const text of ['_password'.repeat(20_000), 'xoxb-'.repeat(30_000), 'a.'.repeat(2000)])
      assert.equal([isSecretName(text), couldBeSecret(text)].length, 2);
  });
});
