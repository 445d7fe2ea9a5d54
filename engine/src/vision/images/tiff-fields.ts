/** Tag 254: what a page is to the others. */
const SUBFILE = 254;
/** A smaller copy of another page, or its transparency. */
const NO_PICTURE_OF_ITS_OWN = 0b101;

/** Tags of maker, model, date, author, rights, and of the directories of EXIF and place. */
const SAYINGS: ReadonlySet<number> = new Set([271, 272, 306, 315, 33_432, 34_665, 34_853]);

/** Pages that are counted: more are refused anyway. */
const MOST = 10_000;

/**
 * The numbers of the pages of a TIFF file that are pictures of their own: not the smaller copies and masks that programs store
 * beside them, in which nobody would be found and somebody could be seen.
 * @param pages how many there are, as the decoder counts them.
 * @returns all of them where the file is not understood.
 */
export function pagesOfTheirOwn(file: Buffer, pages: number): readonly number[] {
  const all = Array.from({ length: pages }, (_, page) => page);
  let kinds: readonly number[];
  try {
    kinds = directoriesOf(file).map((fields) => fields.find(({ tag }) => tag === SUBFILE)?.value ?? 0);
  } catch (error) {
    if (error instanceof RangeError) return all;
    throw error;
  }
  return all.filter((page) => ((kinds[page] ?? 0) & NO_PICTURE_OF_ITS_OWN) === 0);
}

/** Whether a TIFF file says of itself when, where, by whom or with what it was made, which decoders pass over. */
export function saysOfItself(file: Buffer): boolean {
  try {
    return directoriesOf(file).some((fields) => fields.some(({ tag }) => SAYINGS.has(tag)));
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

interface Field {
  readonly tag: number;
  /** The first 32 bits of its value, or where that is. */
  readonly value: number;
}

/** The fields of each page, in either byte order, also in files of more than 4 GB (BigTIFF). @throws RangeError */
function directoriesOf(file: Buffer): readonly (readonly Field[])[] {
  const little = file.toString('latin1', 0, 2) === 'II';
  const number = (at: number, bytes: number): number => {
    if (bytes < 8) return little ? file.readUIntLE(at, bytes) : file.readUIntBE(at, bytes);
    return Number(little ? file.readBigUInt64LE(at) : file.readBigUInt64BE(at));
  };
  const big = number(2, 2) === 43;
  const [countBytes, fieldBytes, offsetBytes, valueAt] = big ? [8, 20, 8, 12] : [2, 12, 4, 8];
  const directories: (readonly Field[])[] = [];
  const seen = new Set<number>();
  let directory = number(big ? 8 : 4, offsetBytes);
  while (directory !== 0 && !seen.has(directory) && directories.length < MOST) {
    seen.add(directory);
    const count = number(directory, countBytes);
    const fields: Field[] = [];
    for (let index = 0; index < count; index++) {
      const at = directory + countBytes + index * fieldBytes;
      fields.push({ tag: number(at, 2), value: number(at + valueAt, 4) });
    }
    directories.push(fields);
    directory = number(directory + countBytes + count * fieldBytes, offsetBytes);
  }
  return directories;
}
