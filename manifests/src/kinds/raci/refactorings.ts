import { t } from '@vscode/l10n';
import type { TextChange, WorkspaceChange } from '../../core/text/change.ts';
import { fileName, folderOf } from '../../core/text/resource.ts';
import { span, touches, type Span } from '../../core/text/span.ts';
import { plainOrQuoted } from '../../core/yaml/written.ts';
import { pairOf } from '../../core/yaml/node.ts';
import { language } from '../../core/language.ts';
import type { KindContext } from '../../core/kind.ts';
import type { Refactoring } from '../../core/contributions/refactoring.ts';
import { drafts, writeMarkdown } from './tables/write.ts';
import type { Activity, Matrix, RaciModel } from './model.ts';
import { placeAt } from './place.ts';
import { MEANINGS } from './variant.ts';
import { writeYaml } from './write-yaml.ts';
import { yamlRow } from './yaml-row.ts';

/** At a row: the other way to write its letters. At a matrix: the other format. */
export function raciRefactorings(context: KindContext<RaciModel>, at: Span): Refactoring[] {
  const place = placeAt(context.model, at.start);
  if (!place) return [];
  if (place.matrix.source === 'markdown') return [toYaml(context, place.matrix)];
  const row = place.activity && otherForm(context, place.matrix, place.activity);
  return [...(row ? [row] : []), toMarkdown(context)];
}

/** A YAML manifest of the table beside the Markdown file, which stays as it is. */
function toYaml(context: KindContext<RaciModel>, matrix: Matrix): Refactoring {
  return {
    title: t('Convert this table to a YAML matrix'),
    changes: (): WorkspaceChange[] => {
      const draft = drafts(context)[context.model.matrices.indexOf(matrix)];
      const uri = freeBeside(context, '.raci.yaml');
      return draft && uri ? [{ kind: 'create', uri, text: writeYaml(draft) }] : [];
    },
  };
}

function toMarkdown(context: KindContext<RaciModel>): Refactoring {
  return {
    title: t('Convert this matrix to a Markdown table'),
    changes: (): WorkspaceChange[] => {
      const uri = freeBeside(context, '.raci.md');
      return uri ? [{ kind: 'create', uri, text: writeMarkdown(context, language()) }] : [];
    },
  };
}

/** A file of the same name with another ending that does not exist yet. */
function freeBeside(
  { document: { uri }, graph }: KindContext<RaciModel>,
  ending: string,
): string | undefined {
  const stem = fileName(uri).replace(/(?:\.?raci)?\.(?:ya?ml|md|markdown)$/iu, '');
  const names = [
    stem || 'matrix',
    ...Array.from({ length: 50 }, (_, index) => `${stem || 'matrix'}-${index + 2}`),
  ];
  const candidates = names.map((name) => `${folderOf(uri)}/${encodeURIComponent(name)}${ending}`);
  return candidates.find((candidate) => !graph.fileExists(candidate));
}

/** `assignments:` by role into keys by letter, or back. Rows in flow style or with comments in between are left alone. */
function otherForm(
  { document, model }: KindContext<RaciModel>,
  matrix: Matrix,
  activity: Activity,
): Refactoring | undefined {
  const text = document.getText();
  const item = yamlRow(model, activity)?.item;
  if (!item || item.flow || !activity.legible) return undefined;
  const indent = ' '.repeat(activity.extent.start - text.lastIndexOf('\n', activity.extent.start - 1) - 1);
  const byRole = pairOf(item, 'assignments');
  const byLetter = item.pairs.filter(({ key }) => MEANINGS.some((meaning) => meaning === key.text));
  const [first] = byLetter;
  const last = byLetter.at(-1);
  if (byRole && byLetter.length === 0) {
    const lines = namesByLetter(matrix, activity);
    return (
      lines &&
      replacement(
        t('Write the row by letter'),
        document.uri,
        trimmed(text, byRole.span),
        lines.join(`\n${indent}`),
      )
    );
  }
  if (byRole || !first || !last) return undefined;
  const whole = trimmed(text, span(first.key.span.start, last.span.end));
  const between = item.pairs.some((pair) => !byLetter.includes(pair) && touches(whole, pair.key.span.start));
  if (between || /(?:^|\s)#/mu.test(text.slice(whole.start, whole.end))) return undefined;
  const roles = [...lettersByRole(activity)].map(
    ([name, letters]) => `  ${plainOrQuoted(name)}: ${letters.join('/')}`,
  );
  return replacement(
    t('Write the row by role'),
    document.uri,
    whole,
    ['assignments:', ...roles].join(`\n${indent}`),
  );
}

/** Block collections end where the next line starts: without that white space. */
function trimmed(text: string, { start, end }: Span): Span {
  return span(start, start + text.slice(start, end).trimEnd().length);
}

function replacement(title: string, uri: string, at: Span, text: string): Refactoring {
  const change: TextChange = { kind: 'text', uri, span: at, text };
  return { title, changes: () => [change] };
}

function lettersByRole({ assignments }: Activity): ReadonlyMap<string, string[]> {
  const byRole = new Map<string, string[]>();
  for (const { name, placed } of assignments) {
    const letters = byRole.get(name) ?? [];
    for (const { letter } of placed) if (!letters.includes(letter)) letters.push(letter);
    byRole.set(name, letters);
  }
  return byRole;
}

/** Undefined when a letter has no key of its own. */
function namesByLetter({ letters }: Matrix, { assignments }: Activity): string[] | undefined {
  const byLetter = new Map([...letters.keys()].map((letter) => [letter, [] as string[]]));
  for (const { name, placed } of assignments) {
    for (const { letter } of placed) {
      const names = byLetter.get(letter);
      if (!names) return undefined;
      names.push(plainOrQuoted(name, true));
    }
  }
  const lines: string[] = [];
  for (const [letter, names] of byLetter) {
    const meaning = letters.get(letter);
    if (names.length === 0) continue;
    if (meaning === undefined || meaning === 'other') return undefined;
    lines.push(`${meaning}: ${names.length === 1 ? (names[0] ?? '') : `[${names.join(', ')}]`}`);
  }
  return lines.length > 0 ? lines : undefined;
}
