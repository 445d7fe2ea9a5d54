import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { KINDS } from '@vitruve/manifests/kinds/index';
import { DEFAULT_SETTINGS } from '@vitruve/manifests/settings/settings';
import { Workspace } from '@vitruve/manifests/workspace/workspace';
import type { Finding } from '@vitruve/manifests/findings/finding';

const EXAMPLES = join(import.meta.dirname, '..', 'examples');
const ROOT = 'file:///example';

/** The findings of an example by file, as they are on a day. */
function findingsOf(example: string, today: string): Map<string, readonly Finding[]> {
  const folder = join(EXAMPLES, example);
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'));
  const workspace = new Workspace(KINDS, {
    exists: (uri) => files.includes(decodeURIComponent(uri.slice(ROOT.length + 1))),
    today: () => today,
  });
  workspace.addRoot(ROOT, DEFAULT_SETTINGS);
  for (const file of files) workspace.update(`${ROOT}/${file}`, readFileSync(join(folder, file), 'utf8'));
  return new Map(files.map((file) => [file, workspace.check(`${ROOT}/${file}`).findings]));
}

/** Rule ids with the number of their findings, by file. */
function rulesByFile(findings: ReadonlyMap<string, readonly Finding[]>): Record<string, string[]> {
  const rules: Record<string, string[]> = {};
  for (const [file, found] of findings) {
    if (found.length > 0) rules[file] = found.map(({ rule }) => rule).sort();
  }
  return rules;
}

describe('examples', () => {
  it('data-governance has one hint, that a Markdown table names no variant, now and in a year', () => {
    for (const today of ['2026-01-15', '2027-01-15']) {
      const findings = findingsOf('data-governance', today);
      assert.deepEqual(rulesByFile(findings), { 'audit.raci.md': ['raci/variant-not-declared'] }, today);
      for (const { severity } of [...findings.values()].flat()) assert.equal(severity, 'hint');
    }
  });

  it('data-governance holds seven decisions and fourteen risks in five categories', () => {
    const text = readFileSync(join(EXAMPLES, 'data-governance', 'risques.amdec.yaml'), 'utf8');
    assert.equal(text.match(/^ {2}- id: R-\d\d$/gmu)?.length, 14);
    assert.equal(new Set(text.match(/(?<=^ {4}category: ).+$/gmu)).size, 5);
    assert.equal(readdirSync(join(EXAMPLES, 'data-governance', 'docs', 'decisions')).length, 7);
  });

  it('data-governance-faults has the faults that its comments name, and no other error or warning', () => {
    const findings = findingsOf('data-governance-faults', '2026-01-15');
    for (const [file, found] of findings) {
      const text = readFileSync(join(EXAMPLES, 'data-governance-faults', file), 'utf8');
      const named = new Set(
        [...text.matchAll(/(?:#|<!--) *([^\n]*)/gu)].flatMap(
          ([comment]) => comment.match(/\b(?:adr|raci|amdec)\/[a-z-]+/gu) ?? [],
        ),
      );
      const serious = found.filter(({ severity }) => severity === 'error' || severity === 'warning');
      assert.deepEqual([...new Set(serious.map(({ rule }) => rule))].sort(), [...named].sort(), file);
    }
  });
});
