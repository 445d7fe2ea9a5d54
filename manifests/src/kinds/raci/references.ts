import { nameKey, type Reference } from '../../core/graph/entity.ts';
import { decisionNumber, decisionKey } from '../../formats/citations/mention.ts';
import type { Matrix } from './model.ts';
import { dutyOf } from './variant.ts';

/** What a matrix names: the roles of its rows and the decisions that rows follow from. */
export function referencesOf(matrix: Matrix, uri: string): Reference[] {
  const references: Reference[] = [];
  const declarations = new Set(matrix.rolesDeclared ? [] : matrix.roles.map(({ span }) => span.start));
  for (const { assignments, decisions } of matrix.activities) {
    for (const { name, nameSpan, cell, placed } of assignments) {
      if (!nameSpan || declarations.has(nameSpan.start)) continue;
      const first = placed[0]?.letter;
      const meaning = first === undefined ? undefined : matrix.letters.get(first);
      references.push({
        types: ['role', 'person'],
        uri,
        name,
        key: nameKey(name),
        span: nameSpan,
        notation: matrix.source === 'markdown' ? 'table-cell' : nameSpan === cell ? 'yaml' : 'yaml-key',
        relation: meaning && dutyOf(meaning) !== 'help' ? meaning : 'assigned',
      });
    }
    for (const { name, span } of decisions) {
      const number = decisionNumber(name);
      if (number === undefined) continue;
      const key = decisionKey(number);
      references.push({
        types: ['decision'],
        uri,
        name,
        key,
        span,
        notation: 'decision-id',
        relation: 'decided-by',
      });
    }
  }
  return references;
}
