import assert from 'node:assert/strict';
import { join } from 'node:path';
import settingsSchema from '@vitruve/schemas/settings.schema.json' with { type: 'json' };
import { DEFAULT_SETTINGS } from '@vitruve/manifests';
import { describe, it } from 'mocha';
import { DiskFolder } from '../testing/disk-folder.ts';
import { readSettings, settingsOf } from './settings-file.ts';

describe('the settings file', () => {
  const disk = new DiskFolder();

  describe('readSettings', () => {
    it('gives the defaults when there is no file', async () => {
      assert.deepEqual(await readSettings(disk.path), {
        path: join(disk.path, '.vitruve.yaml'),
        text: '',
        settings: DEFAULT_SETTINGS,
        findings: [],
      });
    });

    it('takes the file over the defaults, group by group', async () => {
      await disk.write({
        '.vitruve.yaml': 'exclude: [old/]\nrules:\n  raci/one-accountable: off\nadr:\n  undecidedDays: 10\n',
      });
      const { settings, findings } = await readSettings(disk.path);
      assert.deepEqual(findings, []);
      assert.deepEqual(settings, {
        ...DEFAULT_SETTINGS,
        exclude: ['old/'],
        rules: { 'raci/one-accountable': 'off' },
        adr: { ...DEFAULT_SETTINGS.adr, undecidedDays: 10 },
      });
    });

    for (const text of [
      'adr:\n  undecidedDay: 3\n',
      'rules:\n  raci/x: loud\n',
      'adr: [\n',
      'raci:\n  maxInformedShare: 60\n',
      'a: 1\na: 2\n',
      '- x\n',
    ]) {
      it(`reports ${JSON.stringify(text)} and falls back to the defaults`, () => {
        const { settings, findings } = settingsOf(text, 'file:///x/.vitruve.yaml');
        assert.ok(findings.length > 0);
        assert.deepEqual(settings, DEFAULT_SETTINGS);
      });
    }

    it('has a schema whose keys and defaults are those of the code', () => {
      interface Group {
        readonly properties?: Readonly<Record<string, Group>>;
        readonly default?: unknown;
      }
      const defaults = (group: Group): unknown =>
        group.properties
          ? Object.fromEntries(Object.entries(group.properties).map(([key, value]) => [key, defaults(value)]))
          : group.default;
      assert.deepEqual(defaults(settingsSchema), DEFAULT_SETTINGS);
    });
  });
});
