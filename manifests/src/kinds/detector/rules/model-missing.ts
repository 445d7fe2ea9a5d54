import { t } from '@vscode/l10n';
import { resolveFrom } from '../../../core/text/resource.ts';
import { contentOf } from '../../../core/yaml/node.ts';
import { detectorRule } from './detector-rule.ts';

/** What weights are called before they are exported. */
const WEIGHTS = ['.pt', '.pth'] as const;

/** A manifest without its model: nothing reads it. */
export const modelMissing = detectorRule(
  'detector/model-missing',
  'warning',
  function* ({ fields, graph, uri, model: { stem, file } }) {
    const [first] = fields.root.pairs;
    if (!first || graph.fileExists(file)) return;
    const weights = WEIGHTS.map((ending) => stem + ending).find((name) =>
      graph.fileExists(resolveFrom(uri, encodeURIComponent(name))),
    );
    yield {
      message: weights
        ? t('"{0}" must be exported to ONNX first: file "{1}" does not exist', weights, `${stem}.onnx`)
        : t('Model file "{0}" does not exist next to this file', `${stem}.onnx`),
      span: fields.id ? contentOf(fields.id) : first.key.span,
    };
  },
);
