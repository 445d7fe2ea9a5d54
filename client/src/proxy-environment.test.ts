import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { proxyEnvironment } from './proxy-environment.ts';

describe('the proxy of VS Code', () => {
  const settings = { proxy: 'http://p:3128', noProxy: ['a.fr', 'b.fr'], support: 'override' };

  it('is passed on in variables, unless the environment or a setting says otherwise', () => {
    const both = { HTTPS_PROXY: 'http://p:3128', HTTP_PROXY: 'http://p:3128' };
    assert.deepEqual(proxyEnvironment(settings, {}), { ...both, NO_PROXY: 'a.fr,b.fr' });
    assert.deepEqual(proxyEnvironment(settings, { no_proxy: 'c.fr' }), both);
    assert.deepEqual(proxyEnvironment({ ...settings, noProxy: undefined }, {}), both);
    for (const name of ['HTTPS_PROXY', 'http_proxy'])
      assert.deepEqual(proxyEnvironment(settings, { [name]: 'http://q' }), {});
    assert.deepEqual(proxyEnvironment({ ...settings, support: 'off' }, {}), {});
    assert.deepEqual(proxyEnvironment({ ...settings, proxy: '' }, {}), {});
    assert.deepEqual(proxyEnvironment({ ...settings, proxy: undefined }, {}), {});
  });
});
