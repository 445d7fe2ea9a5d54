import { t } from '@vscode/l10n';
import type { Reference } from '../../../core/graph/entity.ts';
import type { Graph } from '../../../core/graph/graph.ts';
import { fileName, folderOf, relativePath } from '../../../core/text/resource.ts';
import { contentOf, scalarsOf, valueOf } from '../../../core/yaml/node.ts';
import { resourcesMeant } from '../../../formats/terraform/resources-meant.ts';
import { architectureRule, type ArchitectureFinding } from './architecture-rule.ts';
import { workloadsAmong } from './own-workloads.ts';

const FORM =
  /^(?:compose\/(?:[^/]+\/)*[^/]+|terraform\/(?:module\.[^/.]+\.)*[^/.]+\.[^/.]+|[A-Za-z]+\/[^/]+(?:\/[^/]+)?)$/u;

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
        const several = type === 'service' ? ofSeveralProjects(graph, byStart.get(at.start)) : undefined;
        if (several) yield { ...several, span: at, targets: [id] };
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

/** Projects that a message names. */
const MOST_PROJECTS = 3;

/** What to say of a service that several Compose projects have: the calls of none of them are compared with the model. */
function ofSeveralProjects(
  graph: Graph,
  reference: Reference | undefined,
): Pick<ArchitectureFinding, 'message' | 'atMost' | 'related' | 'fixes'> | undefined {
  if (reference?.scope !== undefined || !reference) return undefined;
  const services = graph.resolve(reference).filter(({ type }) => type === 'service');
  const folders = [...new Set(services.flatMap(({ scope }) => scope ?? []))];
  if (folders.length < 2) return undefined;
  const { name, span, uri } = reference;
  const names = folders.map(
    (folder) => `compose/${folder === folderOf(uri) ? '.' : relativePath(uri, folder)}/${name}`,
  );
  return {
    message: t(
      '{0} Compose projects have a service "{1}", and no call of it is checked: say which is meant, such as "{2}"',
      folders.length,
      name,
      names[0] ?? '',
    ),
    atMost: 'information',
    related: services
      .slice(0, MOST_PROJECTS)
      .map((service) => ({ uri: service.uri, span: service.span, message: t('Workload "{0}"', name) })),
    fixes: names.slice(0, MOST_PROJECTS).map((text) => ({
      title: t('Change to "{0}"', text),
      changes: () => [{ kind: 'text', uri, span, text }],
    })),
  };
}
