import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import {
  ignoring,
  applyChanges,
  STRUCTURE_RULES,
  type Finding,
  type TextChange,
  type Workspace,
} from '@vitruve/manifests';
import { uriOf, workspaceOf } from '@vitruve/manifests/testing';

const STRUCTURE = new Map(STRUCTURE_RULES.map((rule) => [rule.id, rule]));

const EXAMPLES = join(import.meta.dirname, '../examples');
/** Findings of one rule in one file that are tried. */
const OF_EACH = 1;

/** The text files of an example, by path. */
function filesOf(example: string): Record<string, string> {
  const folder = join(EXAMPLES, example);
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return Object.fromEntries(
    files.map(({ parentPath, name }) => {
      const path = join(parentPath, name);
      return [relative(folder, path).replaceAll('\\', '/'), readFileSync(path, 'utf8')];
    }),
  );
}

/** Findings as they are told apart when lines move. */
function told(workspace: Workspace, path: string): string[] {
  const { findings } = workspace.check(uriOf(path));
  return findings.map(({ rule, message }) => `${rule}: ${message}`).sort();
}

interface Trial {
  readonly rule: string;
  readonly change: TextChange;
  /** What the comment is to hide: all of the rule on the line, or in the file. */
  readonly hidden: readonly string[];
}

/** The comments that are offered in a file. Made before any is tried: spans move with the text. */
function trialsIn(workspace: Workspace, path: string): Trial[] {
  const document = workspace.document(uriOf(path));
  assert.ok(document);
  const { findings } = workspace.check(uriOf(path));
  const lineOf = ({ span }: Finding): number => document.positionAt(span.start).line;
  const seen = new Map<string, number>();
  return findings.flatMap((finding): Trial[] => {
    const { rule } = finding;
    seen.set(rule, (seen.get(rule) ?? 0) + 1);
    const change =
      (seen.get(rule) ?? 0) <= OF_EACH ? ignoring(document, finding, STRUCTURE)?.change : undefined;
    if (!change) return [];
    const whole = change.text.includes('vitruve-ignore-file');
    const hidden = findings
      .filter((other) => other.rule === rule && (whole || lineOf(other) === lineOf(finding)))
      .map(({ message }) => `${rule}: ${message}`);
    return [{ rule, change, hidden }];
  });
}

function without(all: readonly string[], some: readonly string[]): string[] {
  const left = [...all];
  for (const one of some) left.splice(left.indexOf(one), 1);
  return left;
}

describe('comments that hide findings', () => {
  for (const example of ['data-governance-faults', 'mlops-stock-faults', 'nestor-faults'])
    it(`hide what they are offered for, and change nothing else: ${example}`, () => {
      const files = filesOf(example);
      const workspace = workspaceOf(files);
      let tried = 0;
      for (const [path, text] of Object.entries(files))
        for (const { rule, change, hidden } of trialsIn(workspace, path)) {
          tried++;
          const before = told(workspace, path);
          workspace.update(uriOf(path), applyChanges(text, [change]), { open: true });
          const after = told(workspace, path).filter((one) => !one.startsWith('suppression/without-reason'));
          workspace.update(uriOf(path), text, { open: true });
          assert.deepEqual(after, without(before, hidden), `${path}: ${rule} at ${change.span.start}`);
        }
      assert.ok(tried > 10, String(tried));
    });
});
