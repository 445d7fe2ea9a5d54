import { t } from '@vscode/l10n';
import type { NewManifest } from '../../core/kind.ts';
import { titledFile } from '../../core/paths/titled-file.ts';
import type { WorkspaceChange } from '../../core/text/change.ts';
import { wordsToFill } from '../../core/text/words-to-fill.ts';
import { plainOrQuoted } from '../../core/yaml/written.ts';

const NAMING = { untitled: 'data', extension: '.quality.yaml' };

/** The templates, in the user's language. */
export function templates(): readonly { id: string; label: string }[] {
  return [{ id: 'table', label: t('Table: columns, empty values, a key, a range, freshness') }];
}

/** The table, its file and its columns. */
const WORDS = ['orders', 'data/orders.csv', 'id', 'day', 'amount', 'status'];

/** A suite to change. */
export function createQuality({ root, title, graph }: NewManifest): readonly WorkspaceChange[] {
  const lines = [
    'version: 1',
    `name: ${plainOrQuoted(title)}`,
    'tables:',
    '  orders:',
    '    path: data/orders.csv',
    '    checks:',
    '      columns:',
    '        columns: { id: integer, day: date, amount: number, status: text }',
    '      complete:',
    '        column: [id, day, amount]',
    '        notNull: true',
    '      key:',
    '        unique: [id]',
    '      amount:',
    '        column: amount',
    '        range: { above: 0 }',
    '      status:',
    '        column: status',
    '        values: [new, paid, sent]',
    '      fresh:',
    '        column: day',
    '        freshness: 2d',
    '        severity: warning',
    '',
  ];
  const uri = titledFile(root, title, NAMING, (candidate) => graph.fileExists(candidate));
  const text = lines.join('\n');
  return [{ kind: 'create', uri, text, placeholders: wordsToFill(text, text.indexOf('\ntables:'), WORDS) }];
}
