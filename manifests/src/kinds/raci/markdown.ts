import type { MarkdownDocument, Section, Table, TableCell } from '../../core/markdown/document.ts';
import { contains, span, type Span } from '../../core/text/span.ts';
import { scalarOf } from '../../core/yaml/node.ts';
import type { Evidence } from './evidence.ts';
import type { Grid, GridCell } from './grid.ts';
import type { Matrix } from './model.ts';
import { legendIn } from './legend.ts';
import { speaksForRolesDown } from './orientation.ts';
import { readGrid, type ReadGrid } from './read-grid.ts';
import { VARIANT_MENTION, variantNamed, variantOfLetters, type VariantName } from './variant.ts';

/** Characters before and after a table in which its variant may be named. */
const REACH_BEFORE = 1500;
const REACH_AFTER = 600;

/** Different letters from which it is concluded that a table is of another variant than the one that the text names. */
const LEAST_LETTERS = 3;

/**
 * The matrices among the tables of a Markdown document, decision records included; in the order of the text.
 * @param named the variant that the file's name stands for: `raci.md` holds RACI matrices.
 */
export function matricesIn(text: string, document: MarkdownDocument, named?: VariantName): readonly Matrix[] {
  return gridsRead(text, document, named).map(({ matrix }) => matrix);
}

/** The same, with what is known of their columns. */
export function gridsRead(
  text: string,
  document: MarkdownDocument,
  named?: VariantName,
): readonly ReadGrid[] {
  const declaration = scalarOf(document.frontMatter?.yaml.root, 'variant');
  const fromFrontMatter = declaration && variantNamed(declaration.text);
  const frontEvidence: Evidence | undefined =
    declaration && fromFrontMatter ? { variant: fromFrontMatter, variantSpan: declaration.span } : undefined;
  const found: ReadGrid[] = [];
  let previousEnd = 0;
  for (const { table, enclosing } of withSections(document)) {
    const title = enclosing.at(-1);
    const beside = besideTable(text, table.span, enclosing, previousEnd);
    const around = frontEvidence ?? evidenceAround(text, enclosing, beside);
    const legend = legendIn(
      text.slice(beside.before.start, beside.before.end) + text.slice(beside.after.start, beside.after.end),
    );
    const evidence: Evidence = {
      legend,
      ...(around ?? (named ? { variant: named } : {})),
      ...(title ? { title: { name: title.title, span: title.titleSpan } } : {}),
    };
    const read = readWith(gridOf(text, table), evidence, frontEvidence !== undefined);
    if (read) found.push(read);
    previousEnd = table.span.end;
  }
  return found;
}

/**
 * "RACI" is also what people call its variants: a table with the letters of another variant than the one that the text names is
 * read as that variant. Another reading may find letters in more columns, so that it is repeated until no letter is unknown.
 */
function readWith(grid: Grid, evidence: Evidence, declared: boolean): ReadGrid | undefined {
  let read = readGrid(grid, evidence);
  // Nobody can be asked here, as an import does: what the letters say holds.
  if (read && evidence.rolesDown === undefined && speaksForRolesDown(read))
    return readWith(grid, { ...evidence, rolesDown: true }, declared);
  if (declared || evidence.variant === undefined) return read;
  const { title, legend, rolesDown } = evidence;
  const known = {
    ...(title ? { title } : {}),
    ...(legend ? { legend } : {}),
    ...(rolesDown === undefined ? {} : { rolesDown }),
  };
  const tried = new Set<VariantName>([evidence.variant]);
  while (read) {
    const used = lettersUsed(read);
    const { letters } = read.matrix;
    if ([...used].every((letter) => letters.has(letter))) return read;
    const variant = used.size >= LEAST_LETTERS ? variantOfLetters(used) : undefined;
    if (variant === undefined || tried.has(variant)) return read;
    tried.add(variant);
    read = readGrid(grid, { ...known, variant }) ?? read;
  }
  return undefined;
}

function lettersUsed({ matrix }: ReadGrid): ReadonlySet<string> {
  return new Set(
    matrix.activities.flatMap(({ assignments }) =>
      assignments.flatMap(({ placed }) => placed.map(({ letter }) => letter)),
    ),
  );
}

/** A variant that a heading above a table names, or the text beside it. */
function evidenceAround(
  text: string,
  enclosing: readonly Section[],
  { before, after }: Beside,
): Evidence | undefined {
  for (const { titleSpan } of enclosing.toReversed()) {
    const found = mentionIn(text, titleSpan);
    if (found) return found;
  }
  return mentionIn(text, before) ?? mentionIn(text, after);
}

interface Beside {
  readonly before: Span;
  readonly after: Span;
}

/** The text between a table and what comes before and after it: the table or heading above, the heading below. */
function besideTable(text: string, at: Span, enclosing: readonly Section[], previousEnd: number): Beside {
  const innermost = enclosing.at(-1);
  const from = Math.max(innermost?.heading.end ?? 0, previousEnd, at.start - REACH_BEFORE);
  const to = Math.min(innermost?.content.end ?? text.length, at.end + REACH_AFTER);
  return { before: span(Math.min(from, at.start), at.start), after: span(at.end, Math.max(to, at.end)) };
}

function mentionIn(text: string, within: Span): Evidence | undefined {
  const found = VARIANT_MENTION.exec(text.slice(within.start, Math.max(within.start, within.end)));
  const variant = found && variantNamed(found[0].replace(' ', '-'));
  if (!found || !variant) return undefined;
  const start = within.start + found.index;
  return { variant, variantSpan: span(start, start + found[0].length) };
}

/** Each table with the sections that it is in, outermost first; in one pass over both. */
function* withSections(
  document: MarkdownDocument,
): Iterable<{ table: Table; enclosing: readonly Section[] }> {
  let next = 0;
  let open: Section[] = [];
  for (const table of document.tables) {
    for (; next < document.sections.length; next++) {
      const section = document.sections[next];
      if (!section || section.heading.start > table.span.start) break;
      open = [...open.filter(({ level }) => level < section.level), section];
    }
    yield { table, enclosing: open.filter(({ body }) => contains(body, table.span)) };
  }
}

function gridOf(text: string, table: Table): Grid {
  const cellsOf = (cells: readonly TableCell[]): GridCell[] =>
    cells.map((cell) => ({ ...cell, source: text.slice(cell.span.start, cell.span.end) }));
  return {
    span: table.span,
    header: { span: table.headerSpan, cells: cellsOf(table.header) },
    rows: table.rows.map((row) => ({ span: row.span, cells: cellsOf(row.cells) })),
  };
}
