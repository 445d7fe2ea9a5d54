import { t } from '@vscode/l10n';
import { layoutOf } from '../../kubernetes/units/layout.ts';
import type { Rule } from '../../../core/rules/rule.ts';
import { fileName, folderOf } from '../../../core/text/resource.ts';
import { span } from '../../../core/text/span.ts';
import { pairOf } from '../../../core/yaml/node.ts';
import type { KustomizeModel } from '../model.ts';

/** A manifest beside a kustomization that no kustomization lists. */
export const unlistedFile: Rule<KustomizeModel> = {
  id: 'kustomize/unlisted-file',
  severity: 'off',
  profiles: { strict: 'hint' },
  *check({ model: { root }, graph, document: { uri } }) {
    const resources = root && pairOf(root, 'resources');
    if (!resources) return;
    const folder = folderOf(uri);
    const layout = layoutOf(graph, uri);
    const files = new Set(
      graph
        .all('resource', uri)
        .filter((entity) => entity.uri !== uri && folderOf(entity.uri) === folder)
        .map((entity) => entity.uri),
    );
    const unlisted = [...files].filter((file) => layout.unitsOf(file).size === 0).map(fileName);
    if (unlisted.length === 0) return;
    yield {
      message: t(
        'Not in the kustomization: {0}',
        unlisted.slice(0, 6).join(', ') + (unlisted.length > 6 ? ', …' : ''),
      ),
      span: span(resources.key.span.start, resources.key.span.end),
    };
  },
};
