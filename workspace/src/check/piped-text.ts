import { join, resolve } from 'node:path';
import { decodeText, expandedGlobs, KINDS, type LoadableKind } from '@vitruve/manifests';
import { t } from '@vscode/l10n';
import { LARGEST_FILE } from '../disk/read-file.ts';
import { uriOfPath } from '../disk/uri-of-path.ts';
import { UserError } from '../errors.ts';

/** A text that another program hands over, such as `helm template`, in place of a file. */
export interface PipedText {
  readonly text: string;
  /** Absolute; of a file that need not be there. */
  readonly path: string;
  /** Without a name of its own, nothing else is read: what it is rendered from would be the same things again. */
  readonly isAlone: boolean;
  /** The kinds, of which the given one takes the text whatever it looks like. */
  readonly kinds: readonly LoadableKind[];
}

export interface PipedOptions {
  /** Absolute. */
  readonly from: string;
  /** The id of a kind; undefined to recognize it. */
  readonly as?: string | undefined;
  /** The name that the text would have as a file. */
  readonly filename?: string | undefined;
}

/** Reads a piped text to its end. @throws UserError when it is empty, binary or too large, or for an unknown kind. */
export async function readPiped(
  stream: AsyncIterable<Uint8Array>,
  { from, as, filename }: PipedOptions,
): Promise<PipedText> {
  const kind = as === undefined ? undefined : kindNamed(as);
  const path = filename === undefined ? join(from, standardName(kind)) : resolve(from, filename);
  const uri = uriOfPath(path);
  const kinds = KINDS.map((one): LoadableKind => ({
    ...one,
    detect: (document) => (kind && document.uri === uri ? one.id === kind.id : one.detect(document)),
  }));
  return { text: await textOf(stream), path, isAlone: filename === undefined, kinds };
}

function kindNamed(id: string): LoadableKind {
  const kinds = KINDS.filter(({ isAnyText }) => isAnyText !== true);
  const kind = kinds.find((one) => one.id === id || one.otherNames?.includes(id) === true);
  if (kind) return kind;
  throw new UserError(t('Unknown kind "{0}". Valid kinds: {1}', id, kinds.map((one) => one.id).join(', ')));
}

/** `<stdin>.yaml`; a kind whose parser goes by the name gets one of its own. */
function standardName(kind: LoadableKind | undefined): string {
  const pattern = expandedGlobs(kind?.files[0]?.patterns[0] ?? '*.yaml')[0] ?? '*.yaml';
  return pattern.includes('*') ? pattern.replaceAll('*', '<stdin>') : join('<stdin>', pattern);
}

async function textOf(stream: AsyncIterable<Uint8Array>): Promise<string> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of stream) {
    size += piece.length;
    if (size > LARGEST_FILE) throw new UserError(t('Standard input is larger than 10 MB and was not read'));
    pieces.push(piece);
  }
  const decoded = decodeText(Buffer.concat(pieces));
  if (!decoded) throw new UserError(t('Standard input is not text'));
  if (decoded.text.trim() === '') throw new UserError(t('Standard input is empty: nothing was checked'));
  return decoded.text;
}
