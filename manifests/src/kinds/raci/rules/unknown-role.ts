import { t } from '@vscode/l10n';
import type { Fix } from '../../../core/findings/finding.ts';
import type { Rule } from '../../../core/rules/rule.ts';
import { nearest } from '../../../formats/json-schema/nearest.ts';
import { plainOrQuoted } from '../../../core/yaml/written.ts';
import { lineIndent } from '../lines.ts';
import type { Assignment, Matrix, RaciModel } from '../model.ts';
import { nameKey } from '../../../core/graph/entity.ts';
import { rowsOf } from './rows.ts';

/** A row that gives a letter to a role which the matrix does not declare. */
export const unknownRole: Rule<RaciModel> = {
  id: 'raci/unknown-role',
  severity: 'error',
  *check(context) {
    const { uri } = context.document;
    const peopleByMatrix = new Map<Matrix, ReadonlySet<string>>();
    for (const { matrix, activity } of rowsOf(context)) {
      const people = peopleByMatrix.get(matrix) ?? new Set(matrix.people.map(({ name }) => nameKey(name)));
      peopleByMatrix.set(matrix, people);
      for (const assignment of activity.assignments) {
        if (assignment.role !== -1 || !assignment.nameSpan || people.has(nameKey(assignment.name))) continue;
        const present = new Set(activity.assignments.map(({ role }) => role));
        const free = matrix.roles.filter((_, index) => !present.has(index)).map(({ name }) => name);
        const suggestion = nearest(assignment.name, free);
        yield {
          message: suggestion
            ? t('Unknown role "{0}" in this matrix. Did you mean "{1}"?', assignment.name, suggestion)
            : t('Unknown role "{0}" in this matrix', assignment.name),
          span: assignment.nameSpan,
          fixes: [
            ...(suggestion === undefined ? [] : [renaming(uri, assignment, suggestion)]),
            ...addition(uri, context.document.getText(), matrix, assignment),
          ],
        };
      }
    }
  },
};

function renaming(uri: string, { nameSpan, cell }: Assignment, suggestion: string): Fix {
  return {
    title: t('Change to "{0}"', suggestion),
    changes: () => [{ kind: 'text', uri, span: nameSpan ?? cell, text: plainOrQuoted(suggestion, true) }],
  };
}

function addition(uri: string, text: string, matrix: Matrix, { name }: Assignment): Fix[] {
  const last = matrix.roles.at(-1);
  if (!last) return [];
  const before = text.slice(text.lastIndexOf('\n', last.extent.start - 1) + 1, last.extent.start);
  const inBlock = /^\s*-\s+$/u.test(before);
  const written = plainOrQuoted(name, !inBlock);
  const inserted = inBlock ? `\n${lineIndent(text, last.extent.start)}- ${written}` : `, ${written}`;
  const at = last.extent.start + text.slice(last.extent.start, last.extent.end).trimEnd().length;
  return [
    {
      title: t('Add role "{0}"', name),
      changes: () => [{ kind: 'text', uri, span: { start: at, end: at }, text: inserted }],
    },
  ];
}
