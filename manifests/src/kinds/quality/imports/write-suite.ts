import { t } from '@vscode/l10n';
import { plainOrQuoted } from '../../../core/yaml/written.ts';
import type { ImportedCheck, ImportedSuite, ImportedTable, Plain } from './imported.ts';

/** A suite as the text of its file: what was not translated is in it as comments, item by item. */
export function writeSuite({ program, name, description, tables, leftOut = [] }: ImportedSuite): string {
  return [
    `# ${t('Imported from {0}', program)}`,
    ...leftOutTexts(leftOut).map((text) => `# ${oneLine(text)}`),
    'version: 1',
    ...(name === undefined ? [] : [`name: ${plainOrQuoted(name)}`]),
    ...(description === undefined ? [] : [`description: ${plainOrQuoted(oneLine(description))}`]),
    'tables:',
    ...tables.flatMap(tableLines),
    '',
  ].join('\n');
}

/** What tells of keys that are not imported; nothing where there are none. */
export function leftOutTexts(keys: readonly string[] = []): readonly string[] {
  return keys.length === 0 ? [] : [t('Not imported, because a suite only checks data: {0}', keys.join(', '))];
}

function tableLines({ name, path, description, checks, not }: ImportedTable): readonly string[] {
  const taken = new Set<string>();
  return [
    `  ${plainOrQuoted(name)}:`,
    path === undefined
      ? `    path: ${plainOrQuoted(`data/${name}.parquet`)} # ${t('set the path of the table')}`
      : `    path: ${plainOrQuoted(path)}`,
    ...(description === undefined ? [] : [`    description: ${plainOrQuoted(oneLine(description))}`]),
    ...(checks.length === 0 ? ['    checks: {}'] : ['    checks:']),
    ...checks.flatMap((check) => checkLines(check, freeName(check, taken))),
    ...not.map(({ what, why }) => `      # ${t('Not imported: {0}: {1}', oneLine(why), oneLine(what))}`),
  ];
}

function checkLines(check: ImportedCheck, name: string): readonly string[] {
  const { expectation, value, beside = {}, where, tolerate, severity, description, note } = check;
  const lines = (key: string, plain: Plain | undefined): readonly string[] =>
    plain === undefined || plain === null ? [] : [`        ${key}: ${written(plain)}`];
  return [
    ...(note === undefined ? [] : [`      # ${oneLine(note)}`]),
    `      ${plainOrQuoted(name)}:`,
    ...lines('description', description === undefined ? undefined : oneLine(description)),
    ...lines('column', beside['column']),
    ...lines(expectation, value),
    ...Object.entries(beside).flatMap(([key, plain]) => (key === 'column' ? [] : lines(key, plain))),
    ...lines('where', where === undefined ? undefined : oneLine(where)),
    ...lines('tolerate', tolerate),
    ...lines('severity', severity),
  ];
}

/** `amount-range`, and a number where there is one of that name. */
function freeName({ name, expectation, value, beside }: ImportedCheck, taken: Set<string>): string {
  const column = beside?.['column'] ?? (expectation === 'unique' ? value : undefined);
  const about = [column ?? []].flat().filter((one) => typeof one === 'string');
  const whole = oneLine(
    name ?? [...about.slice(0, 3), WORDS[expectation] ?? expectation].join('-'),
  ).replaceAll('/', '-');
  let free = whole;
  for (let count = 2; taken.has(free); count++) free = `${whole}-${count}`;
  taken.add(free);
  return free;
}

const WORDS: Readonly<Record<string, string>> = {
  notNull: 'known',
  rowCount: 'rows',
  forbiddenPattern: 'forbidden-pattern',
  dateFormat: 'date-format',
};

function written(value: Plain): string {
  if (typeof value === 'string') return plainOrQuoted(value, true);
  if (value === null) return 'null';
  if (Array.isArray(value)) return `[${(value as readonly Plain[]).map(written).join(', ')}]`;
  if (typeof value !== 'object') return String(value);
  const pairs = Object.entries(value).flatMap(([key, one]) =>
    one === undefined ? [] : [`${plainOrQuoted(key, true)}: ${written(one)}`],
  );
  return `{ ${pairs.join(', ')} }`;
}

function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}
