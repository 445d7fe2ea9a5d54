import assert from 'node:assert/strict';
import { KUBERNETES_SETTINGS } from '../../kinds/kubernetes/settings.ts';
import { DEFAULT_SETTINGS, SETTINGS_SECTIONS } from '../../kinds/settings.ts';
import { defaultSettings, withProfile } from './settings.ts';

describe('settings of kinds', () => {
  it('have the defaults that their schemas give', () => {
    const general = { exclude: [], baseline: '.vitruve-baseline.json', rules: {} };
    assert.deepEqual(defaultSettings([]), general);
    assert.deepEqual(defaultSettings([KUBERNETES_SETTINGS]), {
      ...general,
      kubernetes: { version: '1.36', profile: 'default' },
    });
  });

  it('have a section each', () => {
    const names = SETTINGS_SECTIONS.map(({ name }) => name);
    assert.deepEqual([...new Set(names)], names);
  });

  it('say the profile of all rules', () => {
    const kubernetes = { ...DEFAULT_SETTINGS.kubernetes, profile: 'strict' as const };
    const settings = { ...DEFAULT_SETTINGS, kubernetes };
    assert.equal(withProfile(SETTINGS_SECTIONS, settings).profile, 'strict');
    assert.equal(withProfile([], settings).profile, undefined);
  });
});
