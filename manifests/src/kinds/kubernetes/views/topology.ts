import { t } from '@vscode/l10n';
import { folderOf, isWithin } from '../../../core/text/resource.ts';
import type { DocumentView, FolderView } from '../../../core/views/view.ts';
import type { KubernetesModel } from '../resources/model.ts';
import { TopologyDrawing } from './draw-topology.ts';
import { topologyFilters } from './filters.ts';

/** What a file deploys: entrances, Services, workloads, what these read, and what is missing. */
export const topologyOfFile: DocumentView<KubernetesModel> = {
  id: 'kubernetes/topology-of-file',
  scope: 'document',
  title: () => t('File topology'),
  build({ document, graph }) {
    const drawing = new TopologyDrawing(graph, folderOf(document.uri));
    drawing.add(graph.declaredIn(document.uri).filter(({ type }) => type === 'resource'));
    return drawing.isEmpty ? undefined : { type: 'diagram', diagram: drawing.diagram() };
  },
};

/** What the manifests of a folder deploy, by namespace. */
export const topology: FolderView = {
  id: 'kubernetes/topology',
  command: { id: 'vitruve.showTopology', icon: 'type-hierarchy' },
  scope: 'folder',
  subject: 'resource',
  title: () => t('Kubernetes topology'),
  build({ folder, graph }) {
    const drawing = new TopologyDrawing(graph, folder);
    drawing.add(graph.all('resource', folder).filter(({ uri }) => isWithin(folder, uri)));
    if (drawing.isEmpty) return undefined;
    const filters = topologyFilters(graph, folder, drawing.drawn);
    return { type: 'diagram', diagram: drawing.diagram(), filters };
  },
};
