import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DEFAULT_SETTINGS } from '../../../kinds/settings.ts';
import { uriOf, workspaceOf } from '../../../testing/workspace-of.ts';
import { applyChanges, type TextChange } from '../../../core/text/change.ts';
import type { Finding } from '../../../core/findings/finding.ts';
import { HYGIENE_RULES } from './hygiene.ts';

const FAULTS = join(import.meta.dirname, '../../../../../examples/mlops-stock-faults/kubernetes');
const OWN = new Set<string>(HYGIENE_RULES.map(({ id }) => id));

function check(text: string): readonly Finding[] {
  const settings = {
    ...DEFAULT_SETTINGS,
    kubernetes: { ...DEFAULT_SETTINGS.kubernetes, profile: 'strict' as const },
  };
  return workspaceOf({ 'a.yaml': text }, { settings }).check(uriOf('a.yaml')).findings;
}

const count = (findings: readonly Finding[], rule: string): number =>
  findings.filter((finding) => finding.rule === rule).length;

describe('fixes of rules on one resource', () => {
  for (const file of readdirSync(FAULTS).filter((name) => name.startsWith('hygiene')))
    it(`of ${file} leave YAML, without the finding`, () => {
      const text = readFileSync(join(FAULTS, file), 'utf8');
      const before = check(text);
      for (const { rule, fixes = [], span } of before) {
        if (!OWN.has(rule)) continue;
        for (const fix of fixes) {
          const changes = fix.changes().filter((change): change is TextChange => change.kind === 'text');
          if (changes.length === 0) continue;
          const after = check(applyChanges(text, changes));
          const place = `${rule} at ${span.start}: ${fix.title}`;
          assert.equal(count(after, 'yaml/syntax'), 0, place);
          assert.equal(count(after, 'yaml/duplicate-key'), 0, place);
          assert.ok(count(after, rule) < count(before, rule), place);
        }
      }
    });
});
