import { nameKey } from '../../core/graph/entity.ts';
import { span, type Span } from '../../core/text/span.ts';
import { readCell, type PlacedLetter } from './cell.ts';
import { columnsOf, type Columns } from './columns.ts';
import type { Evidence } from './evidence.ts';
import { type Grid, type GridCell, type GridRow, isBlank } from './grid.ts';
import type { Activity, Assignment, Matrix, NamedSpan, Role } from './model.ts';
import { RoleList } from './role-list.ts';
import { transposed } from './transpose.ts';
import { dutyOf, lettersOf, type Letters } from './variant.ts';
import { columnUse } from './word.ts';
import { withLegend } from './legend.ts';

/** A table read as a matrix. */
export interface ReadGrid {
  /** The table as it was read: turned, when it lists roles downwards. */
  readonly grid: Grid;
  readonly matrix: Matrix;
  readonly columns: Columns;
  /** The row of the table that each activity is in: its first one in a long table. */
  readonly rows: readonly number[];
}

/** The matrix that a table holds; undefined for a table that is none. */
export function readGrid(grid: Grid, evidence: Evidence): ReadGrid | undefined {
  const columns = columnsOf(grid, evidence.variant);
  const rolesDown = evidence.rolesDown ?? columnUse(grid.header.cells[0]?.text ?? '') === 'role';
  if (columns?.layout !== 'grid' || !rolesDown) {
    return columns && new GridReader(grid, columns, evidence).read();
  }
  const turned = transposed(grid);
  const turnedColumns = columnsOf(turned, columns.variant);
  const read = turnedColumns && new GridReader(turned, turnedColumns, evidence).read();
  // Cells of a turned table have no column of a role.
  return read && { ...read, matrix: { ...read.matrix, columns: [] } };
}

class GridReader {
  readonly #grid: Grid;
  readonly #columns: Columns;
  readonly #evidence: Evidence;
  readonly #letters: Letters;
  readonly #roles: RoleList;
  readonly #activities: Activity[] = [];
  readonly #rows: number[] = [];
  #section: NamedSpan | undefined;

  constructor(grid: Grid, columns: Columns, evidence: Evidence) {
    this.#grid = grid;
    this.#columns = columns;
    this.#evidence = evidence;
    this.#letters = withLegend(lettersOf(columns.variant), evidence.legend ?? new Map());
    const header = columns.roles.flatMap((index) => grid.header.cells[index] ?? []);
    this.#roles = new RoleList(header.map(roleOfHeading), columns.layout === 'grid');
  }

  read(): ReadGrid {
    const readRow = this.#columns.long ? this.#longRow.bind(this) : this.#row.bind(this);
    for (const [index, row] of this.#grid.rows.entries()) readRow(row, index);
    const { variant, layout, roles } = this.#columns;
    const { header, span: extent } = this.#grid;
    const roleOfColumn = new Map(roles.map((column, index) => [column, index]));
    const matrix: Matrix = {
      source: 'markdown',
      layout,
      span: extent,
      ...(this.#evidence.title ? { title: this.#evidence.title } : {}),
      variant,
      ...(this.#evidence.variantSpan ? { variantSpan: this.#evidence.variantSpan } : {}),
      letters: this.#letters,
      labels: new Map(),
      roles: this.#roles.all,
      people: [],
      rolesDeclared: this.#roles.declared,
      activities: this.#activities,
      columns: header.cells.map((_, index) => roleOfColumn.get(index) ?? -1),
      head: header.cells[this.#columns.activity]?.span ?? header.span,
    };
    return { grid: this.#grid, matrix, columns: this.#columns, rows: this.#rows };
  }

  /** Between columns of roles, one that holds something else than letters is a role's all the same, in words of its own. */
  get #hasStrangeColumn(): boolean {
    const { roles, other } = this.#columns;
    const last = roles.at(-1);
    return last !== undefined && other.some((column) => column > (roles[0] ?? 0) && column < last);
  }

  #row(row: GridRow, index: number): void {
    const label = this.#label(row);
    if (!label) return;
    const assignments: Assignment[] = [];
    let legible = !this.#hasStrangeColumn;
    for (const [role, column] of this.#columns.roles.entries()) {
      const cell = row.cells[column];
      if (!cell) continue;
      const { placed, opaque, note } = readCell(cell.source, cell.span.start, this.#letters);
      // `A (above 10 k€)` beside `A (below)`: who answers depends on the case.
      const conditional = note !== undefined && placed.some(({ letter }) => this.#owns(letter));
      if (opaque || conditional) legible = false;
      const { name } = this.#roles.all[role] ?? { name: '' };
      if (placed.length === 0) continue;
      assignments.push({ role, name, cell: cell.span, placed, ...(note ? { conditional: true } : {}) });
    }
    for (const [column, letter] of this.#columns.letters) {
      const cell = row.cells[column];
      if (cell && isPlaceholder(cell.text)) legible = false;
      for (const name of cell ? namesIn(cell) : [])
        assignments.push(this.#named(name, [{ letter, span: name.span }]));
    }
    this.#activities.push(this.#activity(label, row, assignments, legible));
    this.#rows.push(index);
  }

  /** A line of a long table belongs to the activity above it when it names the same one, or none. */
  #longRow(row: GridRow, index: number): void {
    const { long } = this.#columns;
    const roleCell = row.cells[long?.role ?? 0];
    const letterCell = row.cells[long?.letter ?? 0];
    const label = row.cells[this.#columns.activity];
    if (!roleCell || !letterCell || !label || isBlank(roleCell.text)) return;
    const { placed, opaque } = readCell(letterCell.source, letterCell.span.start, this.#letters);
    const names = namesIn(roleCell);
    const last = this.#activities.at(-1);
    const assignments = names.map((name) => ({ ...this.#named(name, placed), cell: letterCell.span }));
    if (last && (isBlank(label.text) || last.key === nameKey(label.text))) {
      this.#activities[this.#activities.length - 1] = {
        ...last,
        extent: span(last.extent.start, row.span.end),
        assignments: [...last.assignments, ...assignments],
        legible: last.legible && !opaque,
      };
      return;
    }
    if (isBlank(label.text)) return;
    const sectionCell = this.#columns.section === undefined ? undefined : row.cells[this.#columns.section];
    if (sectionCell && !isBlank(sectionCell.text)) this.#section = namedCell(sectionCell);
    this.#activities.push(this.#activity(label, row, assignments, !opaque));
    this.#rows.push(index);
  }

  /** The cell that names the activity of a row; undefined for a row that heads a section, and for a legend. */
  #label(row: GridRow): GridCell | undefined {
    const { activity, section } = this.#columns;
    const label = row.cells[activity];
    const sectionCell = section === undefined ? undefined : row.cells[section];
    if (sectionCell && !isBlank(sectionCell.text)) this.#section = namedCell(sectionCell);
    if (!label || isBlank(label.text)) {
      const alone = row.cells.filter(({ text }) => !isBlank(text));
      if (alone.length === 1 && alone[0]?.bold) this.#section = namedCell(alone[0]);
      return undefined;
    }
    const empty = row.cells.every((cell, index) => index === activity || isBlank(cell.text));
    // Some authors repeat the section's name in all cells, or leave the other cells out.
    const heads = label.bold || row.cells.length === 1 || isShouted(label.text);
    if (empty && heads) {
      this.#section = namedCell(label);
      return undefined;
    }
    // A legend below the table: `R | does the work`.
    if (label.text.length === 1 && this.#letters.has(label.text)) return undefined;
    // … or `R = does the work`, beside the word « Legend ».
    const [, explained = ''] = /^(\p{Lu})\s{0,3}[=:–—-]\s{0,3}\p{L}/u.exec(label.text) ?? [];
    const letterless = this.#columns.roles.every((column) => isBlank(row.cells[column]?.text ?? ''));
    if (letterless && this.#letters.has(explained)) return undefined;
    if (/^(?:legend|l[ée]gende|total(?:s|aux)?)\b/iu.test(label.text)) return undefined;
    return label;
  }

  #activity(label: GridCell, row: GridRow, assignments: Assignment[], legible: boolean): Activity {
    const decisions = this.#columns.decisions === undefined ? undefined : row.cells[this.#columns.decisions];
    return {
      ...namedCell(label),
      key: nameKey(label.text),
      extent: row.span,
      ...(this.#section ? { section: this.#section } : {}),
      assignments,
      decisions: decisions && !isBlank(decisions.text) ? namesIn(decisions) : [],
      legible,
    };
  }

  #owns(letter: string): boolean {
    const meaning = this.#letters.get(letter);
    return meaning !== undefined && dutyOf(meaning) === 'own';
  }

  #named(name: NamedSpan, placed: readonly PlacedLetter[]): Assignment {
    const role = this.#roles.indexOf(name.name, name.span, 'table-cell');
    return { role, name: name.name, nameSpan: name.span, cell: name.span, placed };
  }
}

function roleOfHeading(cell: GridCell): Role {
  const { text: name, span: at } = cell;
  return { name, key: nameKey(name), span: innerSpan(cell), extent: at, notation: 'table-cell', people: [] };
}

function namedCell(cell: GridCell): NamedSpan {
  return { name: cell.text, span: innerSpan(cell) };
}

/** The cell without the markup around its text. */
function innerSpan({ source, text, span: at }: GridCell): Span {
  const inside = source.indexOf(text);
  return inside === -1 || text === '' ? at : span(at.start + inside, at.start + inside + text.length);
}

function isShouted(text: string): boolean {
  return text.length > 3 && text === text.toUpperCase() && /\p{Lu}{3}/u.test(text);
}

/** What templates hold in the place of a name. */
export function isPlaceholder(text: string): boolean {
  return /^(?:\[[^\]]*\]|<[^>]*>|\{[^}]*\}|tbd|tbc|todo|\?+|…|\.{3}|à (?:définir|préciser|compléter))$/iu.test(
    text.trim(),
  );
}

/** The names of a cell: `DPO, CISO`, `DPO<br>CISO`, `DPO + CISO`. Commas within brackets part nothing. */
export function namesIn(cell: GridCell): readonly NamedSpan[] {
  const names: NamedSpan[] = [];
  const pattern = /(?:[^,;+<(]|\([^()]*\)|\(|<(?!br)|(?<!\s)\+)+/giu;
  for (const match of cell.source.matchAll(pattern)) {
    const bare = match[0].replace(/^(?:br\s*\/?>)?[\s*_`~-]*/u, '');
    const name = bare.replace(/[\s*_`~]+$/u, '');
    if (name === '' || isBlank(name) || isPlaceholder(name) || /^(?:n\/?a|none|aucun)$/iu.test(name))
      continue;
    const start = cell.span.start + match.index + match[0].length - bare.length;
    names.push({ name: name.replaceAll('`', ''), span: span(start, start + name.length) });
  }
  return names;
}
