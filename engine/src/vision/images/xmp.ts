/** Characters of XMP that is kept: longer ones hold pictures. */
const LONGEST = 256 * 1024;

/** Names of elements, without their prefix, that hold pictures. */
const PICTURES = /<([\w.-]+:)?(?:Thumbnails|image|Data|GainMap|DepthMap)\b/u;

/** What speaks of a film, a gain map, a depth map or further XMP behind the picture, where nothing is any more. */
const MORE_BEHIND = /\b(?:MotionPhoto|MicroVideo|HasExtendedXMP|hdrgm:|GDepth:|Container:Directory)/u;

/**
 * XMP that neither shows the picture nor turns it again.
 * @returns undefined when it holds a picture, such as a thumbnail, speaks of one that is gone, or is too long to be sure: it is
 * not kept then.
 */
export function cleanedXmp(xmp: string): string | undefined {
  if (xmp.length > LONGEST || PICTURES.test(xmp) || MORE_BEHIND.test(xmp)) return undefined;
  return xmp
    .replace(/(\btiff:Orientation=["'])\d["']/gu, (_all, start: string) => `${start}1${start.at(-1) ?? ''}`)
    .replace(/<tiff:Orientation>\s*\d\s*</gu, '<tiff:Orientation>1<');
}
