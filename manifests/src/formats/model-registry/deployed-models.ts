import { t } from '@vscode/l10n';
import type { RuleFinding } from '../../core/findings/finding.ts';
import type { Graph } from '../../core/graph/graph.ts';
import type { Span } from '../../core/text/span.ts';

/** A name with a value in a manifest of a deployment: an annotation, a label, an environment variable. */
export interface NamedValue {
  readonly name: string;
  readonly text: string;
  readonly span: Span;
}

/** `vitruve/model-sha256`, `MODEL_SHA256`, `model.hash`: other hashes are no matter of models. */
const HASH_NAME = /(?:^|[^a-z])model[^a-z]*(?:sha[^a-z]?256|hash|digest)$/iu;
const HASH = /^(?:sha256:)?([0-9a-f]{64})$/iu;

/**
 * Values that deploy a model which nobody approved: a hash that no registry of the workspace has, or a version without an approver,
 * named by its hash or by the path of its file. Nothing where the workspace has no registry.
 */
export function* unapprovedModels(
  graph: Graph,
  uri: string,
  values: Iterable<NamedValue>,
): Iterable<RuleFinding> {
  for (const { name, text, span } of values) {
    const hash = HASH_NAME.test(name) ? HASH.exec(text)?.[1]?.toLowerCase() : undefined;
    if (hash === undefined && !text.endsWith('.onnx')) continue;
    if (!graph.declares('model-version', uri)) return;
    const versions =
      hash === undefined
        ? graph.all('model-version', uri).filter(({ facts }) => facts && isPathOf(text, facts.file))
        : graph.find('model-version', hash, uri);
    if (hash !== undefined && versions.length === 0)
      yield {
        message: t('Model {0}… is not in a model registry of this workspace', hash.slice(0, 12)),
        span,
      };
    const [first] = versions;
    if (!first?.facts || versions.some(({ facts }) => facts?.approver !== undefined)) continue;
    yield {
      message: t('Version {0} of model "{1}" has no approver', first.facts.version, first.facts.model),
      span,
      related: [{ uri: first.uri, span: first.span, message: t('The version') }],
    };
  }
}

/** True for a path in a container that ends in the whole path of a file: one without a folder could be of anything. */
function isPathOf(path: string, file: string): boolean {
  return file.includes('/') && `/${path}`.endsWith(`/${file}`);
}
