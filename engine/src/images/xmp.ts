/** Characters of XMP that is kept: longer ones hold pictures. */
const LONGEST = 256 * 1024;

/** Names of elements, without their prefix, that hold pictures. */
const PICTURES = /<([\w.-]+:)?(?:Thumbnails|image|Data|GainMap|DepthMap)\b/u;

/**
 * XMP that neither shows the picture nor turns it again.
 * @returns undefined when it holds a picture, such as a thumbnail, or is too long to be sure: it is not kept then.
 */
export function cleanedXmp(xmp: string): string | undefined {
  if (xmp.length > LONGEST || PICTURES.test(xmp)) return undefined;
  return xmp
    .replace(/(\btiff:Orientation=["'])\d["']/gu, (_all, start: string) => `${start}1${start.at(-1) ?? ''}`)
    .replace(/<tiff:Orientation>\s*\d\s*</gu, '<tiff:Orientation>1<');
}
