import type { Finding, Workspace } from '@vitruve/manifests';
import { readRulePage, uriOf } from '@vitruve/manifests/testing';
import { exampleWorkspace, messageExamples, rulePages } from './examples.ts';

/** A quick fix as the light bulb shows it, with what stands for a name left out. */
export interface ShownFix {
  readonly rule: string;
  readonly title: string;
  /** `fix all` applies it, and the editor prefers it. */
  readonly certain: boolean;
}

/** All quick fixes that the examples of the rules and of their messages offer, each once, in order. */
export function quickFixes(): readonly ShownFix[] {
  const shown = new Map<string, ShownFix>();
  for (const { workspace, paths } of examples()) {
    for (const finding of paths.flatMap((path) => workspace.check(uriOf(path)).findings))
      for (const fix of fixesOf(finding)) shown.set(`${fix.rule} ${fix.title} ${fix.certain}`, fix);
  }
  return [...shown.values()].sort((a, b) => (rowOf(a) < rowOf(b) ? -1 : 1));
}

/** A row of the table in `quick-fixes.md`. */
export function rowOf({ rule, title, certain }: ShownFix): string {
  return `| ${rule} | ${title} | ${certain ? 'yes' : 'no'} |`;
}

function fixesOf({ rule, fixes = [] }: Finding): readonly ShownFix[] {
  return fixes.map((fix) => ({ rule, title: pattern(fix.title), certain: fix.certain !== undefined }));
}

/** A title without what differs from file to file. */
function pattern(title: string): string {
  return title
    .replaceAll('|', '/')
    .replace(/"[^"]*"/gu, '"…"')
    .replace(/\d[\d.-]*/gu, '0');
}

function* examples(): Iterable<{ readonly workspace: Workspace; readonly paths: readonly string[] }> {
  const pages = rulePages().flatMap(({ text }) => readRulePage(text).examples);
  for (const example of [...pages, ...[...messageExamples().values()].flat()])
    yield { workspace: exampleWorkspace(example), paths: example.files.map(({ path }) => path) };
}
