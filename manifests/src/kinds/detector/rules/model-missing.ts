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
  function* ({ said, graph, uri, model: { stem, file } }) {
    const [first] = said.root.pairs;
    if (!first || graph.fileExists(file)) return;
    const weights = WEIGHTS.map((ending) => stem + ending).find((name) =>
      graph.fileExists(resolveFrom(uri, encodeURIComponent(name))),
    );
    yield {
      message: weights
        ? t(
            '"{0}" has to be exported as ONNX before it can be run: there is no "{1}"',
            weights,
            `${stem}.onnx`,
          )
        : t('There is no model "{0}" beside it', `${stem}.onnx`),
      span: said.id ? contentOf(said.id) : first.key.span,
    };
  },
);
