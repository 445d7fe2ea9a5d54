import { keptBy } from '../../../core/text/memory.ts';
import type { Graph } from '../../../core/graph/graph.ts';
import { isMap, isScalar, scalarsOf, valueOf } from '../../../core/yaml/node.ts';
import { parseYaml } from '../../../core/yaml/parse.ts';
import { findsRe2 } from '../../../formats/regex/re2.ts';
import type { RuleContext } from '../../../core/rules/rule.ts';
import { repositoryRoot } from '../callable.ts';
import type { WorkflowModel } from '../model.ts';

/** What `.github/actionlint.yaml` says of a repository. https://github.com/rhysd/actionlint/blob/main/docs/config.md */
export interface ActionlintConfiguration {
  readonly labels: readonly string[];
  /** Patterns of messages that are not wanted, by pattern of the path. */
  readonly ignored: readonly {
    readonly path: string;
    readonly messages: readonly string[];
  }[];
}

const NONE: ActionlintConfiguration = { labels: [], ignored: [] };

/** The configuration of actionlint that a document is under, when the workspace has one. */
export const actionlintConfiguration: (context: RuleContext<WorkflowModel>) => ActionlintConfiguration =
  keptBy(({ document, graph }: RuleContext<WorkflowModel>) => {
    const root = repositoryRoot(document.uri);
    const text = root === undefined ? undefined : textOf(graph, root);
    return text === undefined ? NONE : configurationOf(text);
  });

/** True for a label of one's own runners: those of the settings, and those of actionlint. */
export function isOwnLabel(context: RuleContext<WorkflowModel>, label: string): boolean {
  const { runnerLabels } = context.settings.workflows;
  return [...runnerLabels, ...actionlintConfiguration(context).labels].some((pattern) =>
    matchesLabel(pattern, label),
  );
}

/** A pattern that is too much to try may mean any label. */
function matchesLabel(pattern: string, label: string): boolean {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/gu, '\\$&')
    .replace(/\*+/gu, '.*')
    .replace(/\?/gu, '.');
  return findsRe2(`(?is)^${source}$`, label) ?? true;
}

function textOf(graph: Graph, root: string): string | undefined {
  return graph.text(`${root}/.github/actionlint.yaml`) ?? graph.text(`${root}/.github/actionlint.yml`);
}

function configurationOf(text: string): ActionlintConfiguration {
  const root = parseYaml(text)[0]?.root ?? null;
  const paths = valueOf(root, 'paths');
  return {
    labels: scalarsOf(valueOf(valueOf(root, 'self-hosted-runner'), 'labels')).map((label) => label.text),
    ignored: (isMap(paths) ? paths.pairs : []).map(({ key, value }) => ({
      path: key.text,
      messages: scalarsOf(valueOf(value, 'ignore'))
        .filter(isScalar)
        .map((message) => message.text),
    })),
  };
}
