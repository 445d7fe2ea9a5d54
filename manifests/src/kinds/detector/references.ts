import type { Reference } from '../../core/graph/entity.ts';
import { contentOf } from '../../core/yaml/node.ts';
import type { DetectorModel } from './model.ts';

/** The model that the id and the hash stand for. */
export function referencesOf(uri: string, { file, fields }: DetectorModel): readonly Reference[] {
  return [fields?.id, fields?.hash].flatMap((scalar): Reference[] => {
    if (!scalar) return [];
    const span = contentOf(scalar);
    const name = scalar.text;
    return [
      { types: ['file'], uri, name, key: file, span, notation: 'fixed', relation: 'model', target: file },
    ];
  });
}
