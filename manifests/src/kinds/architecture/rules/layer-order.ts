import { t } from '@vscode/l10n';
import { contentOf, scalarsOf, valueOf, type YamlNode, type YamlScalar } from '../../../core/yaml/node.ts';
import { architectureRule } from './architecture-rule.ts';

/** An element that is realized by, or runs on, something of a layer above its own. */
export const layerOrder = architectureRule(
  'architecture/layer-order',
  'warning',
  function* ({ architecture, system }) {
    for (const { id, node } of architecture.elements) {
      const own = system.elements.get(id)?.layer;
      const place = system.layers.indexOf(own ?? '');
      if (place === -1) continue;
      for (const scalar of supportsOf(node)) {
        const other = system.elementOf(scalar.text)?.layer;
        const otherPlace = system.layers.indexOf(other ?? '');
        if (otherPlace === -1 || otherPlace >= place) continue;
        yield {
          message: t(
            '"{0}" ({1}) depends on the higher layer of "{2}" ({3})',
            id,
            own ?? '',
            scalar.text,
            other ?? '',
          ),
          span: contentOf(scalar),
          targets: [id],
        };
      }
    }
  },
);

function supportsOf(node: YamlNode | null): readonly YamlScalar[] {
  return [...scalarsOf(valueOf(node, 'realizedBy')), ...scalarsOf(valueOf(node, 'runsOn'))];
}
