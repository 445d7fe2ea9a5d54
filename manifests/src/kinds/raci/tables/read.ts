import { t } from '@vscode/l10n';
import type { TableImport, ImportProblem, Sheet } from '../../../core/sheet.ts';
import { nameKey } from '../../../core/graph/entity.ts';
import { draftOfGrid } from '../draft.ts';
import type { Evidence } from '../evidence.ts';
import type { Grid, GridRow } from '../grid.ts';
import { legendIn } from '../legend.ts';
import { readGrid, type ReadGrid } from '../read-grid.ts';
import { VARIANT_MENTION, variantNamed } from '../variant.ts';
import { columnUse } from '../word.ts';
import { type DraftMatrix, type DraftRole, writeYaml } from '../write-yaml.ts';

/** Rows in which the headings of a matrix are searched: titles and legends are above them. */
const MAX_HEADING_ROW = 40;

/** The matrices that sheets hold, as one YAML manifest; several are documents of one stream. */
export function readTables(sheets: readonly Sheet[]): TableImport {
  const problems: ImportProblem[] = [];
  const drafts: DraftMatrix[] = [];
  const details = new Map<string, DraftRole>();
  for (const sheet of sheets) {
    if (readRoleSheet(sheet, details)) continue;
    const draft = importSheet(sheet, problems);
    if (draft) drafts.push(draft);
    else if (sheet.rows.some((row) => row.some(({ text }) => text.trim() !== ''))) {
      problems.push({
        severity: 'warning',
        message: t('No matrix was recognized in this sheet'),
        sheet: sheet.name,
      });
    }
  }
  if (drafts.length === 0) {
    return {
      text: undefined,
      problems: [...problems, { severity: 'error', message: t('No matrix was found') }],
      columns: [],
      questions: [],
    };
  }
  const text = drafts
    .map((draft) => ({
      ...draft,
      roles: draft.roles.map((role) => ({ ...details.get(nameKey(role.name)), ...role })),
    }))
    .map(writeYaml)
    .join('---\n');
  return { text, problems, columns: [], questions: [] };
}

function importSheet(sheet: Sheet, problems: ImportProblem[]): DraftMatrix | undefined {
  const declared = mentioned(sheet.name) ?? mentioned(textOf(sheet.rows.slice(0, MAX_HEADING_ROW)));
  const legend = legendIn(textOf(sheet.rows));
  for (const variant of [declared, undefined, 'RACI' as const]) {
    for (let heading = 0; heading < Math.min(sheet.rows.length - 1, MAX_HEADING_ROW); heading++) {
      const grid = gridFrom(sheet, heading);
      const evidence: Evidence = { legend, ...(variant ? { variant } : {}) };
      const read = grid && readGrid(grid, evidence);
      if (!grid || !read || read.matrix.activities.length === 0) continue;
      return finished(sheet, heading, read, legend, problems);
    }
  }
  return undefined;
}

function finished(
  sheet: Sheet,
  heading: number,
  read: ReadGrid,
  legend: ReadonlyMap<string, string>,
  problems: ImportProblem[],
): DraftMatrix {
  const draft = draftOfGrid(read);
  const above = sheet.rows
    .slice(0, heading)
    .map((row) =>
      row
        .map(({ text }) => text.trim())
        .filter(Boolean)
        .join(' · '),
    )
    .filter(Boolean);
  const [title, ...others] = above.filter((line) => legendIn(line).size === 0);
  for (const [index, activity] of read.matrix.activities.entries()) {
    if (activity.legible) continue;
    problems.push({
      severity: 'warning',
      message: t('A cell of "{0}" is not a valid letter: kept under "other"', activity.name),
      sheet: sheet.name,
      row: heading + 2 + (read.rows[index] ?? 0),
    });
  }
  const unknown = new Set(
    read.matrix.activities.flatMap(({ assignments }) =>
      assignments.flatMap(({ placed }) =>
        placed.map(({ letter }) => letter).filter((letter) => !read.matrix.letters.has(letter)),
      ),
    ),
  );
  for (const letter of unknown) {
    problems.push({
      severity: 'warning',
      message: t('"{0}" is not a valid {1} letter', letter, read.matrix.variant),
      sheet: sheet.name,
    });
  }
  const own = [...legend].filter(([letter]) => read.matrix.letters.has(letter));
  const shown = title ?? (/^(?:sheet|feuil|feuille)\s?\d*$/iu.test(sheet.name) ? undefined : sheet.name);
  return {
    ...draft,
    ...(shown ? { title: shown } : {}),
    letters: new Map(own.length >= 3 ? own : []),
    other: others.map((text, index) => [`${t('line')} ${index + 2}`, text] as const),
  };
}

function textOf(rows: Sheet['rows']): string {
  return rows.map((row) => row.map(({ text }) => text).join(' \t ')).join('\n');
}

function mentioned(text: string): Evidence['variant'] {
  const found = VARIANT_MENTION.exec(text);
  return found ? variantNamed(found[0].replace(' ', '-')) : undefined;
}

/** The rows from one of headings down, as a table. Blank rows part the table from what is below and are left out. */
function gridFrom(sheet: Sheet, heading: number): Grid | undefined {
  const rows = sheet.rows.slice(heading).map((row): GridRow => {
    const cells = row.map(({ text, bold = false }) => {
      const trimmed = text.replaceAll(/\s+/gu, ' ').trim();
      return { text: trimmed, source: trimmed, bold, span: { start: 0, end: trimmed.length } };
    });
    return { span: { start: 0, end: 0 }, cells };
  });
  const [header, ...others] = rows;
  if (!header || header.cells.filter(({ text }) => text !== '').length < 2) return undefined;
  return { span: { start: 0, end: 0 }, header, rows: others };
}

/** A sheet of roles: Role | People | Description. */
function readRoleSheet({ rows }: Sheet, details: Map<string, DraftRole>): boolean {
  const headings = rows[0]?.map(({ text }) => text) ?? [];
  const people = headings.findIndex((text) => /^(?:people|personnes|titulaires?)$/iu.test(text.trim()));
  if (columnUse(headings[0] ?? '') !== 'role' || people <= 0) return false;
  for (const row of rows.slice(1)) {
    const name = row[0]?.text.trim() ?? '';
    if (name === '') continue;
    const held = (row[people]?.text ?? '').split(/\s*;\s*/u).filter(Boolean);
    const description = row[people + 1]?.text.trim();
    details.set(nameKey(name), { name, people: held, ...(description ? { description } : {}) });
  }
  return true;
}
