import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Entity } from '../../core/graph/entity.ts';
import type { ParseMemory } from '../../core/text/memory.ts';
import { folderOf } from '../../core/text/resource.ts';
import { isMap, scalarOf } from '../../core/yaml/node.ts';
import { parseYaml } from '../../core/yaml/parse.ts';
import { yamlFindings } from '../../core/findings/yaml-problems.ts';
import type { Kind, Parsed } from '../../core/kind.ts';
import type { ChartModel } from './model.ts';
import { chartDependency } from './rules/chart-dependency.ts';
import { chartField } from './rules/chart-field.ts';
import { HELM_DECLARATION } from './declaration.ts';

/** Charts of Helm. Their templates are no YAML before Helm has rendered them, and are left in peace. */
export const HELM: Kind<ChartModel> = {
  ...HELM_DECLARATION,
  parse: parseChart,
  rules: [chartField, chartDependency],
  outline: ({ model }) =>
    (model.root?.pairs ?? []).map(({ key, span }) => ({
      name: key.text,
      icon: 'section',
      span,
      nameSpan: key.span,
    })),
};

function parseChart(document: TextDocument, memory?: ParseMemory): Parsed<ChartModel> {
  const documents = parseYaml(document.getText(), memory);
  const root = documents.map((one) => one.root).find((node) => isMap(node));
  const name = scalarOf(root, 'name');
  const entities: readonly Entity[] =
    root && name
      ? [
          {
            type: 'release-unit',
            uri: document.uri,
            name: name.text,
            key: folderOf(document.uri),
            span: name.span,
            extent: root.span,
            notation: 'fixed',
            detail: 'Helm',
            facts: { chart: true, members: {} },
          },
        ]
      : [];
  return {
    model: { documents, root },
    entities,
    references: [],
    problems: yamlFindings(document.uri, documents),
  };
}
