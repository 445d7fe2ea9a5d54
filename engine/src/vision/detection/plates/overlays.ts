import type { PlateText } from './plate-text.ts';

/** `2024-05-31`, `31/05/24`, `31.05.2024`, with the separators that readers confuse. */
const DATE = /(?<!\d)(?:\d{4}[-/.:]\d{1,2}[-/.:]\d{1,2}|\d{1,2}[-/.:]\d{1,2}[-/.:]\d{2,4})(?!\d)/u;
/** `12:34:56`, `9:05`. */
const TIME = /(?<!\d)\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?!\d)\s*(?:AM|PM)?/iu;
/** `48.8566N`, `120 km/h`, `1280x720`. */
const MEASURE = /\d\s*(?:km\/?h|mph|kmh|[NSEW]\b.*\d)|\d{3,4}\s*[x*]\s*\d{3,4}/iu;
/** Heights of a text within which what is beside an overlay belongs to it. */
const BESIDE = 12;
const BELOW = 1.5;

/** Whether a camera wrote the text into the picture. */
export function isOverlay({ text }: Pick<PlateText, 'text'>): boolean {
  return DATE.test(text) || (TIME.test(text) && /:/u.test(text)) || MEASURE.test(text);
}

/** Whether a text is on the line of an overlay, or right above or below it, in letters of its size. */
export function isBesideOverlay({ box }: Pick<PlateText, 'box'>, overlays: readonly PlateText[]): boolean {
  return overlays.some(({ box: other }) => {
    const height = Math.max(box.height, other.height);
    if (Math.min(box.height, other.height) < height * 0.5) return false;
    const gapX = Math.abs(box.x - other.x) - (box.width + other.width) / 2;
    const gapY = Math.abs(box.y - other.y) - (box.height + other.height) / 2;
    return gapY < 0 ? gapX < height * BESIDE : gapX < 0 && gapY < height * BELOW;
  });
}
