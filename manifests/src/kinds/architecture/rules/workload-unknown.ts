import { t } from '@vscode/l10n';
import { contentOf, scalarsOf, valueOf } from '../../../core/yaml/node.ts';
import { architectureRule } from './architecture-rule.ts';
import { workloadsAmong } from './own-workloads.ts';

const FORM = /^(?:compose\/[^/]+|terraform\/[^/.]+\.[^/.]+|[A-Za-z]+\/[^/]+(?:\/[^/]+)?)$/u;

/** A workload that no manifest of the workspace has. Asked where the workspace has manifests of that sort at all. */
export const workloadUnknown = architectureRule(
  'architecture/workload-unknown',
  'warning',
  function* ({ architecture, graph, uri }) {
    const references = workloadsAmong(graph.referencesIn(uri));
    const unresolved = new Set(
      references.filter((reference) => graph.resolve(reference).length === 0).map(({ span }) => span.start),
    );
    for (const { id, node } of architecture.elements) {
      for (const workload of scalarsOf(valueOf(node, 'workload'))) {
        const at = contentOf(workload);
        if (!FORM.test(workload.text)) {
          yield {
            message: t(
              '"{0}" is not a workload: use "Kind/namespace/name", "compose/service" or "terraform/type.name"',
              workload.text,
            ),
            span: at,
            targets: [id],
          };
          continue;
        }
        const type = typeOf(workload.text);
        if (!unresolved.has(at.start) || !graph.declares(type, uri)) continue;
        yield {
          message: t('No manifest of the workspace declares {0}', workload.text),
          span: at,
          targets: [id],
        };
      }
    }
  },
);

function typeOf(workload: string): 'service' | 'cloud-resource' | 'resource' {
  if (workload.startsWith('compose/')) return 'service';
  return workload.startsWith('terraform/') ? 'cloud-resource' : 'resource';
}
