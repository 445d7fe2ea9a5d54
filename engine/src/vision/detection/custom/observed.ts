import { t } from '@vscode/l10n';
import { IMAGE_TYPES, isByPixel, isSize } from '../../../inference/image-input.ts';
import type { PixelForm } from '../../../inference/input.ts';
import type { ModelSession } from '../../../inference/session.ts';
import type { ObservedModel } from '../layout.ts';
import { ModelError, type ModelSignature } from '../../../inference/signature.ts';

/** Width and height of the first input of a model that takes any: layouts have whole cells in it. */
const ANY: readonly [number, number] = [640, 640];
/** Sides of inputs in pixels; what is beyond is not a detector. */
const SMALLEST = 32;
const LARGEST = 4096;

/** Width and height that a model takes; undefined where it takes any. */
export type FixedSize = readonly [number, number] | undefined;

/**
 * The size of the input of a model.
 * @throws ModelError when it takes something else than one image of three colours.
 */
export function inputSize({ inputs }: ModelSignature, path: string): FixedSize {
  const [input, ...others] = inputs;
  if (!input || !others.every(isSize))
    throw new ModelError(t('Model {0} has {1} inputs: a detector has one image input', path, inputs.length));
  if (!IMAGE_TYPES.some((type) => type === input.type))
    throw new ModelError(
      t('Model {0} requires {1}. Supported: {2}', path, input.type, IMAGE_TYPES.join(', ')),
    );
  const sides = input.shape.slice(-3);
  const [batch] = input.shape.length === 4 ? input.shape : [1];
  const [planes, height, width] = isByPixel(input) ? [sides[2], sides[0], sides[1]] : sides;
  const isImage =
    (input.shape.length === 4 || input.shape.length === 3) &&
    (batch === 1 || typeof batch === 'string') &&
    (planes === 3 || typeof planes === 'string');
  if (!isImage)
    throw new ModelError(
      t('Model {0} requires {1}, but an image is 1 × 3 × height × width', path, input.shape.join(' × ')),
    );
  if (typeof width !== 'number' || typeof height !== 'number') {
    if (typeof height === 'number')
      throw new ModelError(
        t(
          'Model {0} requires images whose height is {1} pixels, whatever their width: it reads lines of text and detects nothing',
          path,
          height,
        ),
      );
    return undefined;
  }
  if (Math.min(width, height) < SMALLEST || Math.max(width, height) > LARGEST)
    throw new ModelError(t('Model {0} requires images of {1} × {2} pixels', path, width, height));
  return [width, height];
}

/** Black, whatever the form that the model takes: it is not known yet. */
const NOTHING: PixelForm = {
  order: 'rgb',
  mean: [0, 0, 0],
  scale: [1, 1, 1],
  padding: { value: 0, place: 'bottom-right' },
};

/** Runs a model once on nothing, so that the sides of all of its outputs are known. */
export async function observed(session: ModelSession, fixed: FixedSize): Promise<ObservedModel> {
  const size = fixed ?? ANY;
  const pixel = { width: 1, height: 1, data: new Uint8Array(3) };
  const place = { left: 0, top: 0, width: 1, height: 1 };
  const outputs = await session.run({ size, form: NOTHING, pictures: [{ image: pixel, place }] });
  return {
    size,
    outputs: new Map([...outputs].map(([name, { shape }]) => [name, shape])),
    answers: outputs,
    metadata: session.signature.metadata,
  };
}
