import { t } from '@vscode/l10n';
import type { RuleFinding } from '../../../core/findings/finding.ts';
import { re2Problem } from '../../../formats/regex/re2.ts';
import type { Rule } from '../../../core/rules/rule.ts';
import { pairOf, scalarOf, type YamlMap } from '../../../core/yaml/node.ts';
import type { PrometheusModel } from '../model.ts';

const NEED_TARGET = new Set(['replace', 'hashmod', 'lowercase', 'uppercase', 'keepequal', 'dropequal']);

/** Keys that an action does not look at, so that Prometheus refuses them. */
const REFUSED: Readonly<Record<string, readonly string[]>> = {
  labeldrop: ['source_labels', 'target_label', 'modulus', 'separator', 'replacement'],
  labelkeep: ['source_labels', 'target_label', 'modulus', 'separator', 'replacement'],
  keepequal: ['regex', 'modulus', 'separator', 'replacement'],
  dropequal: ['regex', 'modulus', 'separator', 'replacement'],
  lowercase: ['replacement'],
  uppercase: ['replacement'],
};

/** A change of labels that lacks what its action needs, or whose pattern cannot be read. */
export const relabel: Rule<PrometheusModel> = {
  id: 'prometheus/relabel',
  severity: 'error',
  *check({ model }) {
    for (const node of model.relabelings) yield* faultsOf(node);
  },
};

function* faultsOf(node: YamlMap): Iterable<RuleFinding> {
  const written = scalarOf(node, 'action');
  const action = written?.text.toLowerCase() ?? 'replace';
  const first = written?.span ?? node.pairs[0]?.key.span ?? node.span;
  if (NEED_TARGET.has(action) && !scalarOf(node, 'target_label')?.text)
    yield { message: t('Action "{0}" requires "target_label"', action), span: first };
  if (action === 'hashmod' && !Number(scalarOf(node, 'modulus')?.text ?? 0))
    yield { message: t('Action "{0}" requires "modulus"', action), span: first };
  for (const key of REFUSED[action] ?? []) {
    const pair = pairOf(node, key);
    if (pair) yield { message: t('Action "{0}" does not support "{1}"', action, key), span: pair.key.span };
  }
  const regex = scalarOf(node, 'regex');
  const problem = regex && re2Problem(regex.text);
  if (problem !== undefined) yield { message: problem, span: regex?.span ?? first };
}
