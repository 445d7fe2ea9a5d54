import { t } from '@vscode/l10n';
import type { Entity } from '../../core/graph/entity.ts';
import type { KindContext } from '../../core/kind.ts';
import { counted } from '../../core/language.ts';
import { escapedMarkdown as escaped } from '../../core/text/markdown-text.ts';
import { isScalar, valueOf } from '../../core/yaml/node.ts';
import { suiteName } from './entities.ts';
import type { Check, QualityModel, Suite, Table } from './model.ts';
import { summaryOf } from './summary.ts';

/** What a suite, a table or a check is to the reader of another place. */
export function describeQuality({ model: { suite } }: KindContext<QualityModel>, entity: Entity): string {
  if (!suite) return '';
  if (entity.type === 'suite') return suiteText(entity.uri, suite);
  for (const table of suite.tables.values()) {
    if (entity.type === 'table' && table.key.span.start === entity.span.start) return tableText(table);
    for (const check of table.checks.values())
      if (check.key.span.start === entity.span.start) return checkText(check, table);
  }
  return '';
}

function suiteText(uri: string, suite: Suite): string {
  const tables = counted(suite.tables.size, '{0} table', '{0} tables');
  const description = valueOf(suite.root, 'description');
  return [
    `**${escaped(suiteName(uri, suite))}** · ${t('quality suite')} · ${tables}`,
    isScalar(description) ? escaped(description.text) : '',
  ]
    .filter(Boolean)
    .join('\n\n');
}

function tableText({ name, path, checks, node }: Table): string {
  const description = valueOf(node, 'description');
  return [
    `**${escaped(name)}** · ${t('table')} · ${counted(checks.size, '{0} check', '{0} checks')}`,
    path ? escaped(path.text) : '',
    isScalar(description) ? escaped(description.text) : '',
  ]
    .filter(Boolean)
    .join('\n\n');
}

function checkText(check: Check, table: Table): string {
  const facts = [t('check of {0}', escaped(table.name)), escaped(check.severity?.text ?? 'error')];
  return [
    `**${escaped(check.name)}** · ${facts.join(' · ')}`,
    escaped(summaryOf(check)),
    check.description ? escaped(check.description.text) : '',
  ]
    .filter(Boolean)
    .join('\n\n');
}
