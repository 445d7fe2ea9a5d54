import { t } from '@vscode/l10n';
import type { Rule } from '../../../core/rules/rule.ts';
import { span } from '../../../core/text/span.ts';
import type { Decision, StatementPart } from '../model.ts';

const ORDER: readonly StatementPart['name'][] = [
  'context',
  'facing',
  'decision',
  'neglected',
  'goal',
  'accepting',
];

export const yStatement: Rule<Decision> = {
  id: 'adr/y-statement',
  severity: 'warning',
  *check({ model: { statement } }) {
    if (!statement) return;
    const at = (name: StatementPart['name']): StatementPart | undefined =>
      statement.parts.find((part) => part.name === name);
    const opening = statement.parts[0]?.keyword ?? span(statement.span.start, statement.span.start);
    let last: StatementPart | undefined;
    for (const name of ORDER) {
      const part = at(name);
      if (!part) {
        const message = missing(name);
        if (message !== undefined) yield { message, span: opening };
        continue;
      }
      if (part.text === '') yield { message: t('This part of the Y-statement is empty'), span: part.keyword };
      if (last && part.keyword.start < last.keyword.start)
        yield { message: t('This part of the Y-statement is out of order'), span: part.keyword };
      else last = part;
    }
  },
};

/** What to say of a statement without this part; undefined for parts that it may leave out. */
function missing(name: StatementPart['name']): string | undefined {
  switch (name) {
    case 'facing':
      return t('The Y-statement has no concern ("facing …")');
    case 'decision':
      return t('The Y-statement has no decision ("we decided for …")');
    case 'goal':
      return t('The Y-statement has no goal ("to achieve …")');
    case 'accepting':
      return t('The Y-statement has no trade-off ("accepting …")');
    // Without its context, a paragraph is not read as a statement.
    case 'context':
    case 'neglected':
      return undefined;
  }
}
