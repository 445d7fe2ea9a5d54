import { t } from '@vscode/l10n';
import type { Reference } from '../../../core/graph/entity.ts';
import type { Graph } from '../../../core/graph/graph.ts';
import { fileName, folderOf } from '../../../core/text/resource.ts';
import { contentOf, scalarsOf, valueOf } from '../../../core/yaml/node.ts';
import { resourcesMeant } from '../../../formats/terraform/resources-meant.ts';
import { architectureRule } from './architecture-rule.ts';
import { workloadsAmong } from './own-workloads.ts';

const FORM =
  /^(?:compose\/[^/]+|terraform\/(?:module\.[^/.]+\.)*[^/.]+\.[^/.]+|[A-Za-z]+\/[^/]+(?:\/[^/]+)?)$/u;

/** A workload that no manifest of the workspace has, or that is written and not deployed. Asked where the workspace has manifests of that sort at all. */
export const workloadUnknown = architectureRule(
  'architecture/workload-unknown',
  'warning',
  function* ({ architecture, graph, uri }) {
    const references = workloadsAmong(graph.referencesIn(uri));
    const unresolved = new Set(
      references.filter((reference) => graph.resolve(reference).length === 0).map(({ span }) => span.start),
    );
    const byStart = new Map(references.map((reference) => [reference.span.start, reference]));
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
        const message = type === 'cloud-resource' ? notRecorded(graph, byStart.get(at.start)) : undefined;
        if (message !== undefined) yield { message, span: at, targets: [id] };
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

/** What to say of a resource that is written, where a state or plan beside it does not have it. */
function notRecorded(graph: Graph, reference: Reference | undefined): string | undefined {
  const [written] = reference ? resourcesMeant(graph, reference) : [];
  if (!written || written.facts?.recordedBy !== undefined) return undefined;
  const folder = folderOf(written.uri);
  const record = graph
    .allIn('cloud-resource', folder, written.uri)
    .find(({ facts }) => facts?.recordedBy !== undefined);
  if (!record) return undefined;
  return t(
    '"{0}" is written in {1}, and {2} does not have it',
    written.name,
    fileName(written.uri),
    fileName(record.uri),
  );
}
