import { t } from '@vscode/l10n';
import { changeTo } from '../../../../core/findings/change-to.ts';
import { nearest } from '../../../../formats/json-schema/nearest.ts';
import { isSeq, scalarOf, valueOf } from '../../../../core/yaml/node.ts';
import { volumeNames } from '../../entities/entities.ts';
import { mountNames } from '../../entities/ports.ts';
import type { Resource } from '../../resources/model.ts';
import { isPatchedUnseen } from '../../units/overlay.ts';
import { isPatch } from '../../units/patch.ts';
import { crossResourceRule } from '../../checks/resource-rule.ts';

/** A mount of a volume that its pods do not have: the API server refuses it. */
export const volumeMount = crossResourceRule({
  id: 'kubernetes/volume-mount',
  severity: 'error',
  *check(resource, { graph, document: { uri } }) {
    const { pods } = resource;
    if (!pods || isFragment(resource)) return;
    const names = volumeNames(resource, pods).map(({ text }) => text);
    for (const container of pods.containers) {
      for (const mount of mountNames(container)) {
        if (names.includes(mount.text) || isPatch(uri, graph) || isPatchedUnseen(uri, graph)) continue;
        const suggestion = nearest(mount.text, names);
        yield {
          message:
            suggestion === undefined
              ? t('The pods have no volume "{0}"', mount.text)
              : t('The pods have no volume "{0}". Did you mean "{1}"?', mount.text, suggestion),
          span: mount.span,
          ...changeTo(uri, mount, suggestion),
        };
      }
    }
  },
});

/** A volume that no container mounts. */
export const unmountedVolume = crossResourceRule({
  id: 'kubernetes/unmounted-volume',
  severity: 'hint',
  *check(resource, { graph, document: { uri } }) {
    const { pods } = resource;
    const volumes = valueOf(pods?.spec, 'volumes');
    if (!pods || !isSeq(volumes) || pods.containers.length === 0 || isFragment(resource)) return;
    const mounted = new Set(pods.containers.flatMap(mountNames).map(({ text }) => text));
    for (const volume of volumes.items) {
      const name = scalarOf(volume, 'name');
      if (!name || mounted.has(name.text) || isPatch(uri, graph)) continue;
      yield {
        message: t('Volume "{0}" is not mounted by any container', name.text),
        span: name.span,
        tags: ['unnecessary'],
      };
    }
  },
});

/** Patches lack what the patched has: a selector, images. */
function isFragment({ group, root, pods }: Resource): boolean {
  if (group === 'apps' && !valueOf(valueOf(root, 'spec'), 'selector')) return true;
  return pods?.containers.some(({ image }) => !image) ?? true;
}
