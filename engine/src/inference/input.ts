import type { InputForm } from './signature.ts';
import type { Raster } from './raster.ts';

/** How pixels become planes. */
export type PixelForm = Pick<InputForm, 'order' | 'mean' | 'scale' | 'padding'>;

/** Where a picture lies within the input of a model, in pixels of that. */
export interface Placement {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly top: number;
}

/** A picture that goes into an input; it is made as large as its place, which is half as large at least. */
export interface PlacedPicture {
  readonly image: Raster;
  readonly place: Placement;
}

/** What goes into a model: pictures in an input of one size, a batch where there are several. */
export interface ModelInput {
  /** Width and height in pixels. */
  readonly size: readonly [number, number];
  readonly form: PixelForm;
  readonly pictures: readonly PlacedPicture[];
  /** How colours change between the pixels of a picture that is enlarged: evenly, or with edges kept (Catmull-Rom). */
  readonly between?: 'even' | 'edges';
  /** Whether pictures are made sharper first, as small pictures of moving things need it to be recognised. */
  readonly sharp?: boolean;
  /**
   * What is needed of the answers: all; of each row along the last axis where its largest value is, and that; or of values above one
   * where they are, and they.
   */
  readonly answers?: 'all' | 'best' | { readonly above: number };
}

/** Width and height of an input in which an image of these sides has its place: the next multiples. */
export function paddedSize(width: number, height: number, multiple: number): readonly [number, number] {
  const up = (side: number): number => Math.max(1, Math.ceil(side / multiple)) * multiple;
  return [up(width), up(height)];
}

/** How an image of these sides fits into a size without being stretched. */
export function fitted(
  image: Pick<Raster, 'width' | 'height'>,
  [width, height]: readonly [number, number],
  place: InputForm['padding']['place'],
): Placement {
  const scale = Math.min(width / image.width, height / image.height);
  const inner = {
    width: Math.min(width, Math.max(1, Math.round(image.width * scale))),
    height: Math.min(height, Math.max(1, Math.round(image.height * scale))),
  };
  if (place === 'bottom-right') return { ...inner, left: 0, top: 0 };
  return {
    ...inner,
    left: Math.floor((width - inner.width) / 2),
    top: Math.floor((height - inner.height) / 2),
  };
}
