import { t } from '@vscode/l10n';
import type {
  ColumnChoice,
  ImportedColumn,
  ImportProblem,
  ImportQuestion,
  Sheet,
  TableImport,
} from '../../../core/sheet.ts';
import { nameKey } from '../../../core/graph/entity.ts';
import { draftOfGrid } from '../draft.ts';
import type { Evidence } from '../evidence.ts';
import { legendIn } from '../legend.ts';
import { readGrid, type ReadGrid } from '../read-grid.ts';
import { VARIANT_MENTION, variantNamed } from '../variant.ts';
import { columnUse } from '../word.ts';
import { HEADINGS, type Language } from './column-headings.ts';
import { orientationQuestion, rolesDownOf } from './orientation.ts';
import { gridsOf, MAX_HEADING_ROW, withoutBeside, type SheetGrid } from './sheet-grid.ts';
import { type DraftMatrix, type DraftRole, writeYaml } from '../write-yaml.ts';

/** The matrices that sheets hold, as one YAML manifest; several are documents of one stream. */
export function readTables(
  sheets: readonly Sheet[],
  language: Language,
  choices: readonly ColumnChoice[],
): TableImport {
  const refused = choices.flatMap(choiceProblem);
  if (refused.length > 0) return { text: undefined, problems: refused, columns: [], questions: [] };
  const questions: ImportQuestion[] = [];
  const columns: ImportedColumn[] = [];
  const problems: ImportProblem[] = [];
  const drafts: DraftMatrix[] = [];
  const details = new Map<string, DraftRole>();
  for (const sheet of sheets) {
    if (readRoleSheet(sheet, details)) continue;
    const found = matrixIn(sheet, rolesDownOf(choices, sheet.name));
    if (found) {
      const question =
        rolesDownOf(choices, sheet.name) === undefined && orientationQuestion(found.read, sheet.name);
      if (question) questions.push(question);
      columns.push(...importedColumns(found, sheet.name, language));
      drafts.push(finished(sheet, found, problems));
    } else if (sheet.rows.some((row) => row.some(({ text }) => text.trim() !== ''))) {
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
      columns,
      questions,
    };
  }
  if (questions.length > 0) return { text: undefined, problems: [], columns, questions };
  const text = drafts
    .map((draft) => ({
      ...draft,
      roles: draft.roles.map((role) => ({ ...role, ...details.get(nameKey(role.name)), name: role.name })),
    }))
    .map(writeYaml)
    .join('---\n');
  return { text, problems, columns, questions };
}

/** The only thing that a matrix leaves open is what its first column holds. */
function choiceProblem({ column, field }: ColumnChoice): ImportProblem[] {
  if (column !== '1') return [{ severity: 'error', message: t('No column "{0}" was found', column) }];
  return field === 'role' || field === 'activity'
    ? []
    : [
        {
          severity: 'error',
          message: t('"{0}" is not a valid value. Valid values: {1}', field, 'role, activity'),
        },
      ];
}

/** A matrix of a sheet, with the rows that it was read from. */
interface FoundMatrix {
  readonly read: ReadGrid;
  readonly at: SheetGrid;
  readonly legend: ReadonlyMap<string, string>;
  /** Texts of what is beside the matrix, such as a legend. */
  readonly beside: readonly string[];
}

function matrixIn(whole: Sheet, rolesDown: boolean | undefined): FoundMatrix | undefined {
  const { sheet, beside } = withoutBeside(whole);
  const texts = beside.map((row) => row.join(' = '));
  const legend = legendIn([textOf(sheet.rows), ...texts].join('\n'));
  const declared = mentioned(sheet.name) ?? mentioned(textOf(sheet.rows.slice(0, MAX_HEADING_ROW)));
  for (const variant of declared ? [declared, undefined] : [undefined, 'RACI' as const]) {
    const evidence: Evidence = {
      legend,
      ...(variant ? { variant } : {}),
      ...(rolesDown === undefined ? {} : { rolesDown }),
    };
    let best: FoundMatrix | undefined;
    for (const at of gridsOf(sheet)) {
      const read = readGrid(at.grid, evidence);
      if (!read || read.matrix.activities.length === 0) continue;
      if (!best || assigned(read) > assigned(best.read)) best = { read, at, legend, beside: texts };
    }
    if (best) return best;
  }
  return undefined;
}

/** How much of a table is letters of roles: a row of groups read as roles has fewer than the row of roles. */
function assigned({ matrix }: ReadGrid): number {
  const cells = matrix.activities.map(
    ({ assignments, legible }) => new Set(assignments.map(({ role }) => role)).size - (legible ? 0 : 1),
  );
  return cells.reduce((sum, count) => sum + count, 0);
}

/** What became of the columns; where roles are listed downwards, the first one holds them. */
function importedColumns({ read, at }: FoundMatrix, sheet: string, language: Language): ImportedColumn[] {
  const words = HEADINGS[language];
  const { columns } = read;
  const isTurned = read.grid !== at.grid;
  const meaningOf = (column: number): string | undefined => {
    if (isTurned) return column === 0 ? words.role : words.activity;
    if (column === columns.activity) return words.activity;
    if (column === columns.section) return words.section;
    if (column === columns.decisions) return words.decisions;
    if (columns.roles.includes(column) || column === columns.long?.role) return words.role;
    if (column === columns.long?.letter) return words.letter;
    const use = columnUse(at.grid.header.cells[column]?.text ?? '');
    return columns.letters.get(column) ?? (use === 'deliverable' || use === 'notes' ? words[use] : undefined);
  };
  return at.grid.header.cells.flatMap(({ text }, column) =>
    text === '' ? [] : [{ sheet, column: column + 1, heading: text, meaning: meaningOf(column) }],
  );
}

function finished(
  sheet: Sheet,
  { read, at, legend, beside }: FoundMatrix,
  problems: ImportProblem[],
): DraftMatrix {
  const draft = draftOfGrid(read);
  const above = sheet.rows
    .slice(0, at.first)
    .map((row) =>
      row
        .map(({ text }) => text.trim())
        .filter(Boolean)
        .join(' · '),
    )
    .filter(Boolean);
  const [title, ...others] = [...above, ...beside].filter((line) => legendIn(line).size === 0);
  for (const [index, activity] of read.matrix.activities.entries()) {
    if (activity.legible) continue;
    problems.push({
      severity: 'warning',
      message: t('A cell of "{0}" is not a valid letter: kept under "other"', activity.name),
      sheet: sheet.name,
      row: at.end + 1 + (read.rows[index] ?? 0),
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
    roles: draft.roles.map((role) => ({ ...role, ...at.beside.get(nameKey(role.name)) })),
    ...(shown ? { title: shown } : {}),
    letters: new Map(own.length >= 3 ? own : []),
    other: others.map((text, index) => [`${t('line')} ${index + 2}`, text] as const),
  };
}

function textOf(rows: Sheet['rows']): string {
  return rows
    .map((row) => {
      const texts = row.map(({ text }) => text);
      const [letter = '', words, ...more] = texts.flatMap((text) => text.trim() || []);
      // A line of a legend: a letter in one cell, its meaning in the next.
      const explains = /^\p{Lu}$/u.test(letter) && words !== undefined && more.length === 0;
      return explains ? `${letter} = ${words}` : texts.join(' \t ');
    })
    .join('\n');
}

function mentioned(text: string): Evidence['variant'] {
  const found = VARIANT_MENTION.exec(text);
  return found ? variantNamed(found[0].replace(' ', '-')) : undefined;
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
