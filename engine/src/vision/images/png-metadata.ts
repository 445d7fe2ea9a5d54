import { inflateSync } from 'node:zlib';
import { t } from '@vscode/l10n';
import { ImageError } from './image-error.ts';

/** Bytes that the texts and the color profile of a PNG file take when they are unpacked. Those of honest ones take some kilobytes. */
const MOST_UNPACKED = 16 * 1024 * 1024;

/** Texts of a PNG file: the decoder makes a field of each. */
const MOST_TEXTS = 1000;

const SIGNATURE = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');

const TEXTS: ReadonlySet<string> = new Set(['tEXt', 'zTXt', 'iTXt']);

interface Chunk {
  readonly type: string;
  readonly data: Buffer;
}

/**
 * Refuses a PNG file whose metadata would fill the memory: texts and profiles are compressed a thousandfold, and the decoder unpacks
 * all of them, whatever they are, with the header. Files of other formats have no compressed metadata.
 * @throws ImageError
 */
export function refuseSwollenMetadata(bytes: Buffer): void {
  if (!bytes.subarray(0, SIGNATURE.length).equals(SIGNATURE)) return;
  let unpacked = 0;
  let texts = 0;
  for (const chunk of chunksOf(bytes)) {
    const packed = packedPart(chunk);
    if (TEXTS.has(chunk.type)) texts++;
    if (packed) unpacked += unpackedLength(packed, MOST_UNPACKED - unpacked);
    if (texts > MOST_TEXTS)
      throw new ImageError(t('The image has more than {0} texts in its metadata', MOST_TEXTS));
    if (unpacked > MOST_UNPACKED)
      throw new ImageError(
        t('The metadata of the image takes more than {0} MB unpacked', MOST_UNPACKED / 1024 / 1024),
      );
  }
}

function* chunksOf(bytes: Buffer): Generator<Chunk> {
  let at = SIGNATURE.length;
  while (at + 12 <= bytes.length) {
    const length = bytes.readUInt32BE(at);
    yield {
      type: bytes.toString('latin1', at + 4, at + 8),
      data: bytes.subarray(at + 8, at + 8 + length),
    };
    at += length + 12;
  }
}

/** What of a chunk is compressed. Source: https://www.w3.org/TR/png-3/#11zTXt, #11iTXt, #11iCCP */
function packedPart({ type, data }: Chunk): Buffer | undefined {
  const name = data.indexOf(0);
  if (name === -1) return undefined;
  switch (type) {
    case 'zTXt':
    case 'iCCP':
      return data.subarray(name + 2);
    case 'iTXt': {
      const isPacked = data[name + 1] === 1;
      const languageEnd = data.indexOf(0, name + 3);
      const keywordEnd = data.indexOf(0, languageEnd + 1);
      return isPacked && languageEnd !== -1 && keywordEnd !== -1 ? data.subarray(keywordEnd + 1) : undefined;
    }
    default:
      return undefined;
  }
}

/** The length of what was compressed; more than `most` where it is more. What is damaged is for the decoder to refuse. */
function unpackedLength(packed: Buffer, most: number): number {
  try {
    return inflateSync(packed, { maxOutputLength: Math.max(1, most) }).length;
  } catch (error) {
    return error instanceof RangeError ? most + 1 : 0;
  }
}
