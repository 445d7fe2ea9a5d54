/** Tag 254: what a page is to the others. */
const SUBFILE = 254;
/** A smaller copy of another page, or its transparency. */
const NO_PICTURE_OF_ITS_OWN = 0b101;

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
    kinds = subfileTypes(file);
  } catch (error) {
    if (error instanceof RangeError) return all;
    throw error;
  }
  return all.filter((page) => ((kinds[page] ?? 0) & NO_PICTURE_OF_ITS_OWN) === 0);
}

/** What tag 254 says of each page, in either byte order, also in files of more than 4 GB (BigTIFF). @throws RangeError */
function subfileTypes(file: Buffer): readonly number[] {
  const little = file.toString('latin1', 0, 2) === 'II';
  const number = (at: number, bytes: number): number => {
    if (bytes < 8) return little ? file.readUIntLE(at, bytes) : file.readUIntBE(at, bytes);
    return Number(little ? file.readBigUInt64LE(at) : file.readBigUInt64BE(at));
  };
  const big = number(2, 2) === 43;
  const [countBytes, fieldBytes, offsetBytes, valueAt] = big ? [8, 20, 8, 12] : [2, 12, 4, 8];
  const kinds: number[] = [];
  const seen = new Set<number>();
  let directory = number(big ? 8 : 4, offsetBytes);
  while (directory !== 0 && !seen.has(directory) && kinds.length < MOST) {
    seen.add(directory);
    const fields = number(directory, countBytes);
    let kind = 0;
    for (let index = 0; index < fields; index++) {
      const at = directory + countBytes + index * fieldBytes;
      const tag = number(at, 2);
      if (tag === SUBFILE) kind = number(at + valueAt, 4);
      // Fields are in the order of their tags.
      if (tag >= SUBFILE) break;
    }
    kinds.push(kind);
    directory = number(directory + countBytes + fields * fieldBytes, offsetBytes);
  }
  return kinds;
}
