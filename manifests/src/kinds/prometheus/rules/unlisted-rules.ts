import { t } from '@vscode/l10n';
import type { Graph } from '../../../core/graph/graph.ts';
import type { Rule } from '../../../core/rules/rule.ts';
import { fileName, folderOf, isWithin } from '../../../core/text/resource.ts';
import { contentOf } from '../../../core/yaml/node.ts';
import { chosenBy } from '../references.ts';
import type { PrometheusModel } from '../model.ts';

/** A file of rules below a configuration which lists others, and not this one. */
export const unlistedRules: Rule<PrometheusModel> = {
  id: 'prometheus/unlisted-rules',
  severity: 'hint',
  *check({ model, graph, document: { uri } }) {
    const name = model.groups[0]?.name;
    if (!name) return;
    const configurations = configurationsAbove(uri, graph);
    if (configurations.length === 0 || configurations.some((config) => lists(config, uri, graph) !== 'no'))
      return;
    yield {
      message: t(
        'These rules are never loaded: "{0}" lists other files under "rule_files"',
        configurations.map(fileName).join(', '),
      ),
      span: contentOf(name),
    };
  },
};

/** The configurations in the folder of a file and in those above it. */
function configurationsAbove(uri: string, graph: Graph): readonly string[] {
  const found = new Set<string>();
  for (const { uri: config, facts } of graph.all('job', uri))
    if (facts?.kind === 'prometheus' && isWithin(folderOf(config), uri)) found.add(config);
  return [...found];
}

/** Whether a configuration reads a file; unknown where it lists files of the server, or none. */
function lists(config: string, file: string, graph: Graph): 'yes' | 'no' | 'unknown' {
  const listed = graph.referencesIn(config).filter(({ relation }) => /^rule-files?$/u.test(relation));
  if (listed.length === 0) return 'unknown';
  return listed.some(({ target, name }) =>
    target === undefined ? chosenBy(config, name)(file) : target === file,
  )
    ? 'yes'
    : 'no';
}
