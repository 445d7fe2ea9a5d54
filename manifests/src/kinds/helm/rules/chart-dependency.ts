import { t } from '@vscode/l10n';
import type { RuleFinding } from '../../../core/findings/finding.ts';
import type { Graph } from '../../../core/graph/graph.ts';
import type { Rule } from '../../../core/rules/rule.ts';
import { resolveFrom } from '../../../core/text/resource.ts';
import { isMap, itemsOf, scalarOf, valueOf, type YamlScalar } from '../../../core/yaml/node.ts';
import type { ChartModel } from '../model.ts';

/** A dependency that Helm refuses: without a name, with an alias or a name that another has, from a folder that is not there. */
export const chartDependency: Rule<ChartModel> = {
  id: 'helm/chart-dependency',
  severity: 'error',
  *check({ model: { root }, graph, document: { uri } }) {
    const list = valueOf(root, 'dependencies');
    const seen = new Map<string, YamlScalar>();
    for (const item of itemsOf(list)) {
      if (!isMap(item)) {
        if (list) yield { message: t('A dependency must not be empty'), span: (item ?? list).span };
        continue;
      }
      const name = scalarOf(item, 'name');
      const alias = scalarOf(item, 'alias');
      if (!name)
        yield {
          message: t('A dependency requires "{0}"', 'name'),
          span: item.pairs[0]?.key.span ?? item.span,
        };
      if (alias && !/^[\w-]+$/u.test(alias.text))
        yield { message: t('An alias can contain only letters, digits, "-" and "_"'), span: alias.span };
      const called = alias ?? name;
      const first = called && seen.get(called.text);
      if (called && first)
        yield {
          message: t('Duplicate dependency name "{0}": add an alias', called.text),
          span: called.span,
          related: [{ uri, span: first.span, message: t('First occurrence') }],
        };
      else if (called) seen.set(called.text, called);
      yield* missingFolder(scalarOf(item, 'repository'), graph, uri);
    }
  },
};

/** A chart beside this one: `file://../common`. It is packed when the chart is built, which is why it may be absent. */
function* missingFolder(
  repository: YamlScalar | undefined,
  graph: Graph,
  uri: string,
): Iterable<RuleFinding> {
  const path = /^file:\/\/(\.{1,2}\/.*)$/u.exec(repository?.text ?? '')?.[1];
  if (!repository || path === undefined) return;
  const folder = resolveFrom(uri, path).replace(/\/$/u, '');
  if (graph.fileExists(folder) || graph.fileExists(`${folder}/Chart.yaml`)) return;
  yield {
    message: t('Chart "{0}" does not exist', path),
    span: repository.span,
    atMost: 'warning',
  };
}
