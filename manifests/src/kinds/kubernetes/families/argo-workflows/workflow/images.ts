import type { Reference } from '../../../../../core/graph/entity.ts';
import { imageRun } from '../../../../../formats/container-images/image-mentions.ts';
import { isSeq, scalarOf, valueOf, type YamlMap, type YamlScalar } from '../../../../../core/yaml/node.ts';

/** The images that the containers of a template run. */
export function imagesOf(template: YamlMap): readonly YamlScalar[] {
  const lists = [
    valueOf(template, 'initContainers'),
    valueOf(template, 'sidecars'),
    valueOf(valueOf(template, 'containerSet'), 'containers'),
  ];
  return [
    scalarOf(valueOf(template, 'container'), 'image'),
    scalarOf(valueOf(template, 'script'), 'image'),
    ...lists.flatMap((list) =>
      isSeq(list) ? list.items.map((container) => scalarOf(container, 'image')) : [],
    ),
  ].filter((image) => image !== undefined);
}

/** What a template says of images, so that who builds one knows who runs it. */
export function imageReferences(template: YamlMap, uri: string): readonly Reference[] {
  return imagesOf(template).flatMap((image) => imageRun(uri, image));
}
