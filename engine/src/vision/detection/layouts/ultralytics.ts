import type { InputForm } from '../../../inference/signature.ts';

/** How YOLO models of all families take their input: RGB from 0 to 1, the image in the middle of grey. */
export const YOLO_INPUT: InputForm = {
  order: 'rgb',
  mean: [0, 0, 0],
  scale: [255, 255, 255],
  multiple: 32,
  padding: { value: 114, place: 'around' },
};

/**
 * The classes of a model by the notes of its exporter, `names` being written as Python does: `{0: 'face'}`. Undefined
 * without notes.
 */
export function notedClasses(metadata: ReadonlyMap<string, string>): number | undefined {
  const names = metadata.get('names');
  if (names === undefined) return undefined;
  const count = names.match(/(?:[{,]|^)\s*['"]?\d+['"]?\s*:/gu)?.length ?? 0;
  return count > 0 ? count : undefined;
}
