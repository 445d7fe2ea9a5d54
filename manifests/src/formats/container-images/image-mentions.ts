import type { Entity, Reference } from '../../core/graph/entity.ts';
import { contentOf, type YamlScalar } from '../../core/yaml/node.ts';
import { imageKey, imageNameOf } from './image-name.ts';

/** The image that is built under a name; none for what is not a name of an image, or depends on variables. */
export function imageBuilt(uri: string, image: YamlScalar): Entity[] {
  const named = imageNameOf(image.text);
  if (!named) return [];
  const span = contentOf(image);
  return [
    { type: 'image', uri, name: image.text, key: imageKey(named), span, extent: span, notation: 'fixed' },
  ];
}

/** The image that is run, so that who builds it knows who runs it. */
export function imageRun(uri: string, image: YamlScalar): Reference[] {
  const named = imageNameOf(image.text);
  if (!named) return [];
  const { text: name } = image;
  const span = contentOf(image);
  return [{ types: ['image'], uri, name, key: imageKey(named), span, notation: 'fixed', relation: 'runs' }];
}
