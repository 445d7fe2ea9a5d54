import type { ServeLimits } from '../../../http/limits.ts';
import type { ServiceHost } from '../../../http/service.ts';

/** What the service takes on of an image, beside what every service takes on of a request. */
export interface ImageLimits extends ServeLimits {
  /** Of all pages of an image together. */
  readonly pixels: number;
  readonly pages: number;
}

const MEGAPIXELS = 50;
const PAGES = 50;

/** The limits that the service was started with; see `x-service` in `schemas/tasks/blur.schema.json`. */
export function imageLimitsOf({ limits, options: { maxPixels } }: ServiceHost): ImageLimits {
  const megapixels = typeof maxPixels === 'number' ? maxPixels : MEGAPIXELS;
  return { ...limits, pixels: megapixels * 1_000_000, pages: PAGES };
}
