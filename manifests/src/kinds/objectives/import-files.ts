import type { ForeignFile, ForeignImport, ForeignRefusal } from '../../core/contributions/foreign-import.ts';
import { reader } from '../../formats/foreign/files-reader.ts';
import { importOpenSlo } from './exchange/import-openslo.ts';
import { isOpenSlo } from './exchange/openslo-documents.ts';

const openSlo = reader(/\.(?:ya?ml|json)$/iu, isOpenSlo, importOpenSlo);

/** Objectives of another program as ours; undefined for files of something else. */
export function importObjectives(files: readonly ForeignFile[]): ForeignImport | ForeignRefusal | undefined {
  return openSlo(files);
}
