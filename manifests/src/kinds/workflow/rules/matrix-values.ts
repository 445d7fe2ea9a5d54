import { t } from '@vscode/l10n';
import type { RuleFinding } from '../../../core/findings/finding.ts';
import type { Rule } from '../../../core/rules/rule.ts';
import { nearest } from '../../../formats/json-schema/nearest.ts';
import { isMap, isScalar, isSeq, pairOf, type YamlNode, type YamlPair } from '../../../core/yaml/node.ts';
import { computed, written } from '../matrix.ts';
import type { Matrix, WorkflowModel } from '../model.ts';

/** A row of a matrix without values, a value twice in one, or an exclusion that excludes nothing. */
export const matrixValues: Rule<WorkflowModel> = {
  id: 'workflow/matrix-values',
  severity: 'warning',
  knownAs: ['actionlint:matrix'],
  *check({ model, document }) {
    for (const { matrix } of model.jobs) {
      if (!matrix) continue;
      for (const row of matrix.rows) {
        if (isSeq(row.value) && row.value.items.length === 0)
          yield {
            span: row.value.span,
            message: t('Matrix key "{0}" has no values: no job is started', row.key.text),
          };
        yield* repeated(row, document.uri);
      }
      yield* withoutEffect(matrix);
    }
  },
};

function* repeated({ key, value }: YamlPair, uri: string): Iterable<RuleFinding> {
  if (!isSeq(value)) return;
  const first = new Map<string, YamlNode>();
  for (const item of value.items) {
    if (item === null || computed(item)) continue;
    const text = written(item);
    const other = first.get(text);
    if (!other) first.set(text, item);
    else if (other !== item)
      yield {
        span: item.span,
        message: t('Duplicate value in matrix key "{0}": the same job would run twice', key.text),
        related: [{ uri, span: other.span, message: t('First occurrence') }],
      };
  }
}

function* withoutEffect(matrix: Matrix): Iterable<RuleFinding> {
  const { rows, include, exclude } = matrix;
  if (
    !isSeq(exclude) ||
    (include !== undefined && !isSeq(include)) ||
    rows.some(({ key }) => key.text.includes('${{'))
  )
    return;
  if (computed(include)) return;
  // GitHub reads the keys without regard to case.
  const values = new Map<string, readonly (YamlNode | null)[] | undefined>(
    rows.map(({ key, value }) => [key.text.toLowerCase(), isSeq(value) ? value.items : undefined]),
  );
  for (const item of isSeq(include) ? include.items.filter(isMap) : []) {
    for (const { key, value } of item.pairs) {
      const name = key.text.toLowerCase();
      if (values.has(name) && values.get(name) === undefined) continue;
      values.set(name, [...(values.get(name) ?? []), value]);
    }
  }
  for (const entry of exclude.items.filter(isMap)) {
    for (const { key, value } of entry.pairs) {
      if (key.text.includes('${{')) continue;
      const name = key.text.toLowerCase();
      if (!values.has(name)) {
        const suggestion = nearest(name, values.keys());
        yield {
          span: key.span,
          message:
            suggestion === undefined
              ? t('Matrix key "{0}" does not exist: nothing is excluded', key.text)
              : t('Matrix key "{0}" does not exist. Did you mean "{1}"?', key.text, suggestion),
        };
        continue;
      }
      const known = values.get(name);
      if (!known || known.some((candidate) => covers(candidate, value))) continue;
      yield {
        span: value?.span ?? key.span,
        message: t('Matrix key "{0}" never has this value: nothing is excluded', key.text),
      };
    }
  }
}

/** True when a value of the matrix is what an exclusion asks for: objects need only have what is asked. */
function covers(value: YamlNode | null, asked: YamlNode | null): boolean {
  if (computed(value) || computed(asked)) return true;
  if (isMap(value) && isMap(asked))
    return asked.pairs.every(({ key, value: part }) => {
      const own = pairOf(value, key.text);
      return own !== undefined && covers(own.value, part);
    });
  if (isSeq(value) && isSeq(asked))
    return (
      value.items.length === asked.items.length &&
      value.items.every((item, index) => covers(item, asked.items[index] ?? null))
    );
  // GitHub compares what is written: `1` and `'1'` are equal to it.
  if (isScalar(value) && isScalar(asked)) return value.text === asked.text;
  return written(value) === written(asked);
}
