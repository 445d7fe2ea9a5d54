import type { Sheet, SheetCell } from '../../../core/sheet.ts';
import { parseMarkdown } from '../../../core/markdown/parse.ts';
import { touches } from '../../../core/text/span.ts';
import type { TableSource } from '../../../core/kind.ts';
import { displayWidth } from '../display-width.ts';
import { variantOfFile } from '../detect.ts';
import { draftOfGrid, draftOfYaml } from '../draft.ts';
import { gridsRead } from '../markdown.ts';
import type { RaciModel } from '../model.ts';
import { escapedMarkdown as escaped } from '../../../core/text/markdown-text.ts';
import { HEADINGS, type Language } from './column-headings.ts';
import type { DraftActivity, DraftMatrix } from '../write-yaml.ts';
import { oneLine } from '../../../core/text/one-line.ts';

/** The matrices of a document as they are written elsewhere. */
export function drafts({ document, model }: TableSource<RaciModel>): readonly DraftMatrix[] {
  const { yaml } = model;
  if (yaml) {
    return model.matrices.map((matrix) => {
      const own = yaml.find(({ span }) => touches(span, matrix.span.start));
      return draftOfYaml(matrix, own?.root ?? null);
    });
  }
  const text = document.getText();
  return gridsRead(text, parseMarkdown(text), variantOfFile(document.uri)).map(draftOfGrid);
}

/** One sheet for each matrix, and one of the roles when people hold them. */
export function writeTables(source: TableSource<RaciModel>, language: Language): readonly Sheet[] {
  const words = HEADINGS[language];
  return drafts(source).flatMap((draft, index): Sheet[] => {
    const name = draft.title ?? (index === 0 ? draft.variant : `${draft.variant} ${index + 1}`);
    const matrix: Sheet = { name, rows: tableOf(draft, language) };
    const held = draft.roles.filter(({ people = [], description }) => people.length > 0 || description);
    if (held.length === 0) return [matrix];
    const rows = held.map(({ name: role, people = [], description = '' }) =>
      cells([role, people.join('; '), description]),
    );
    return [
      matrix,
      { name: words.roles, rows: [cells([words.role, words.people, words.description], true), ...rows] },
    ];
  });
}

/** The rows of a matrix: title, headings, sections in their column, letters, then what is beside them. */
function tableOf(draft: DraftMatrix, language: Language): SheetCell[][] {
  const words = HEADINGS[language];
  const { activities, roles } = draft;
  const has = (test: (activity: DraftActivity) => boolean): boolean => activities.some(test);
  const others = [...new Set(activities.flatMap(({ other = [] }) => other.map(([heading]) => heading)))];
  const roleNames = new Set(roles.map(({ name }) => name));
  const columns: { readonly heading: string; readonly of: (activity: DraftActivity) => string }[] = [];
  if (has(({ section }) => section !== undefined))
    columns.push({ heading: words.section, of: ({ section = '' }) => section });
  columns.push({ heading: words.activity, of: ({ name }) => name });
  for (const { name } of roles) columns.push({ heading: name, of: (activity) => cellOf(activity, name) });
  if (has(({ decisions = [] }) => decisions.length > 0))
    columns.push({ heading: words.decisions, of: ({ decisions = [] }) => decisions.join(', ') });
  if (has(({ deliverable }) => Boolean(deliverable)))
    columns.push({ heading: words.deliverable, of: ({ deliverable = '' }) => deliverable });
  if (has(({ notes }) => Boolean(notes)))
    columns.push({ heading: words.notes, of: ({ notes = '' }) => notes });
  for (const heading of others.filter((other) => !roleNames.has(other))) {
    columns.push({ heading, of: ({ other = [] }) => other.find(([key]) => key === heading)?.[1] ?? '' });
  }
  const legend = [...(draft.letters ?? [])].map(([letter, label]) => cells([`${letter} = ${label}`]));
  return [
    ...(draft.title ? [cells([draft.title], true)] : []),
    ...legend,
    cells(
      columns.map(({ heading }) => heading),
      true,
    ),
    ...activities.map((activity) => cells(columns.map(({ of }) => of(activity)))),
  ];
}

/** The letters of a role, or what its cell said when that was more than letters. */
function cellOf({ assignments, other = [] }: DraftActivity, role: string): string {
  return other.find(([key]) => key === role)?.[1] ?? assignments.find(([name]) => name === role)?.[1] ?? '';
}

function cells(texts: readonly string[], bold = false): SheetCell[] {
  return texts.map((text) => (bold ? { text, bold } : { text }));
}

/** The matrices as Markdown tables, under their titles, with the variant in the front matter. */
export function writeMarkdown(source: TableSource<RaciModel>, language: Language): string {
  const all = drafts(source);
  const variant = all[0]?.variant ?? 'RACI';
  const parts = all.map((draft) => {
    const table = tableOf({ ...draft, title: '', letters: new Map() }, language);
    const legend = [...(draft.letters ?? [])].map(([letter, label]) => `${letter} = ${label}`).join(', ');
    const heading = `# ${escaped(draft.title ?? draft.variant)}`;
    return [heading, markdownTable(table), ...(legend ? [legend] : [])].join('\n\n');
  });
  return `---\nvariant: ${variant}\n---\n\n${parts.join('\n\n')}\n`;
}

function markdownTable(rows: readonly (readonly SheetCell[])[]): string {
  const texts = rows.map((row) => row.map(({ text }) => oneLine(escaped(text), '<br>')));
  const widths = (texts[0] ?? []).map((_, column) =>
    Math.max(3, ...texts.map((row) => displayWidth(row[column] ?? ''))),
  );
  const lines = texts.map(
    (row) =>
      `| ${row.map((text, column) => text + ' '.repeat((widths[column] ?? 0) - displayWidth(text))).join(' | ')} |`,
  );
  const [header = '', ...others] = lines;
  return [header, `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`, ...others].join('\n');
}
