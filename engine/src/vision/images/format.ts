import { extname } from 'node:path';

/** What pictures are written as. Each is read too. */
export const PICTURE_FORMATS = ['jpeg', 'png', 'webp', 'tiff', 'avif', 'gif'] as const;
export type PictureFormat = (typeof PICTURE_FORMATS)[number];

const ENDINGS: Readonly<Record<PictureFormat, readonly string[]>> = {
  jpeg: ['.jpg', '.jpeg', '.jpe', '.jfif'],
  png: ['.png'],
  webp: ['.webp'],
  tiff: ['.tif', '.tiff'],
  avif: ['.avif'],
  gif: ['.gif'],
};

/** HEIC is read, and not written. */
const HEIC_ENDINGS = ['.heic', '.heif', '.hif'];

const FORMAT_OF_ENDING: ReadonlyMap<string, PictureFormat> = new Map(
  PICTURE_FORMATS.flatMap((format) => ENDINGS[format].map((ending) => [ending, format] as const)),
);

/** Whether a file that lies in a folder is taken for a picture: by its ending, before it is read. */
export function looksLikePicture(path: string): boolean {
  const ending = extname(path).toLowerCase();
  return FORMAT_OF_ENDING.has(ending) || HEIC_ENDINGS.includes(ending);
}

/** The format that a name promises; undefined for an ending of none. */
export function formatOfName(path: string): PictureFormat | undefined {
  return FORMAT_OF_ENDING.get(extname(path).toLowerCase());
}

/** The format that a picture of a name is written as: JPEG for HEIC; undefined for an ending of none. */
export function formatToWrite(path: string): PictureFormat | undefined {
  return HEIC_ENDINGS.includes(extname(path).toLowerCase()) ? 'jpeg' : formatOfName(path);
}

/** The ending of a picture of `format` whose original is at `path`: that of the original where it is one of the format's. */
export function endingFor(format: PictureFormat, path: string): string {
  const own = extname(path);
  return ENDINGS[format].includes(own.toLowerCase()) ? own : (ENDINGS[format][0] ?? '');
}
