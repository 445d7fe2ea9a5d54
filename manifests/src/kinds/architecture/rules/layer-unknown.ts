import { t } from '@vscode/l10n';
import { changeTo } from '../../../core/findings/change-to.ts';
import { scalarOf } from '../../../core/yaml/node.ts';
import { nearest } from '../../../formats/json-schema/nearest.ts';
import { architectureRule } from './architecture-rule.ts';

/** A layer that the model does not have. */
export const layerUnknown = architectureRule(
  'architecture/layer-unknown',
  'error',
  function* ({ architecture, system, uri }) {
    for (const { node } of architecture.elements) {
      const layer = scalarOf(node, 'layer');
      if (!layer || system.layers.includes(layer.text)) continue;
      const suggestion = nearest(layer.text, system.layers);
      yield {
        message: t('The layer "{0}" does not exist: expected {1}', layer.text, system.layers.join(', ')),
        span: layer.span,
        ...changeTo(uri, layer, suggestion),
      };
    }
  },
);
