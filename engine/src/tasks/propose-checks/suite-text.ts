import { plainOrQuoted } from '@vitruve/manifests';
import { t } from '@vscode/l10n';
import { PATTERNS } from './patterns.ts';
import type { ColumnProfile, TableProfile } from './profile.ts';

/** Rows for each value from which a column is taken for one of a set. */
const ROWS_PER_VALUE = 20;
/** Rows from which data tells anything of what follows. */
const FEW_ROWS = 100;

/** A first suite for a table, and how many checks it has. */
export interface ProposedSuite {
  readonly text: string;
  readonly checks: number;
}

/**
 * Proposes what all rows satisfy and further rows should, too. Bounds are proposed where they have a meaning, such as zero, never the
 * highest and lowest values of today.
 * @param name of the table.
 * @param path from the folder of the suite.
 */
export function proposeSuite({ rows, columns }: TableProfile, name: string, path: string): ProposedSuite {
  const checks = [
    ...columnsCheck(columns),
    ...(rows > 0 ? [check('rows', ['rowCount: { min: 1 }'])] : []),
    ...keyCheck(columns, rows),
    ...completeCheck(columns, rows),
    ...(rows >= FEW_ROWS ? columns.flatMap((column) => valueChecks(column, rows)) : []),
  ];
  const lines = [
    `# ${t('Proposed from {0} rows. Keep the checks that must hold, and remove the others.', rows)}`,
    'version: 1',
    'tables:',
    `  ${plainOrQuoted(name)}:`,
    `    path: ${plainOrQuoted(path)}`,
    '    checks:',
    ...checks.flat(),
    '',
  ];
  return { text: lines.join('\n'), checks: checks.length };
}

function columnsCheck(columns: readonly ColumnProfile[]): readonly (readonly string[])[] {
  const lines = columns.map(({ name, class: type }) => `  ${plainOrQuoted(name)}: ${type}`);
  return lines.length > 0 ? [check('columns', ['columns:', ...lines])] : [];
}

/** The first column of which all values are there and differ. */
function keyCheck(columns: readonly ColumnProfile[], rows: number): readonly (readonly string[])[] {
  const key = columns.find(
    ({ nulls, distinct, class: type }) =>
      nulls === 0 && distinct === rows && (type === 'integer' || type === 'text'),
  );
  return key && rows >= FEW_ROWS ? [check('key', [`unique: [${plainOrQuoted(key.name, true)}]`])] : [];
}

function completeCheck(columns: readonly ColumnProfile[], rows: number): readonly (readonly string[])[] {
  const complete = columns.filter(({ nulls }) => nulls === 0);
  if (complete.length === 0 || rows < FEW_ROWS) return [];
  const names = complete.map(({ name }) => plainOrQuoted(name, true)).join(', ');
  return [check('complete', [`column: [${names}]`, 'notNull: true'])];
}

function valueChecks(column: ColumnProfile, rows: number): readonly (readonly string[])[] {
  const { name, distinct, values, pattern, lowest } = column;
  const checks: (readonly string[])[] = [];
  const about = `column: ${plainOrQuoted(name)}`;
  const label = (what: string): string => `${name.replaceAll('/', '-')}-${what}`;
  const filled = rows - column.nulls;
  if (lowest !== undefined && lowest >= 0 && distinct > 1)
    checks.push(check(label('range'), [about, 'range: { min: 0 }']));
  if (values && values.length > 1 && filled >= ROWS_PER_VALUE * values.length) {
    const listed = values.map((value) => quoted(value)).join(', ');
    checks.push(check(label('values'), [about, `values: [${listed}]`]));
  } else {
    const source = PATTERNS.find(([known]) => known === pattern)?.[1];
    if (source !== undefined && filled >= FEW_ROWS)
      checks.push(check(label('pattern'), [about, `pattern: '${source}'`]));
  }
  return checks;
}

/** A text stays a text: `yes` and `12` would be other values without quotes. */
function quoted(value: string): string {
  return /^[\p{L}][\p{L} _-]*$/u.test(value) ? plainOrQuoted(value, true) : JSON.stringify(value);
}

function check(name: string, lines: readonly string[]): readonly string[] {
  return [`      ${plainOrQuoted(name)}:`, ...lines.map((line) => `        ${line}`)];
}
