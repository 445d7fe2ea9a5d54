import { t } from '@vscode/l10n';
import type { ForeignFile, ForeignImport, ForeignRefusal } from '../../core/contributions/foreign-import.ts';
import { reader, type FilesReader } from '../../formats/foreign/files-reader.ts';
import { importArchiMate, isArchiMate } from './exchange/import-archimate.ts';
import { importBackstage, isBackstage } from './exchange/import-backstage.ts';
import { importCalm, isCalm } from './exchange/import-calm.ts';
import { importLikeC4, isLikeC4 } from './exchange/import-likec4.ts';
import { importStructurizr, isStructurizr } from './exchange/import-structurizr.ts';
import { isMap, type JsonMap } from '../../formats/foreign/json-values.ts';

/** Programs whose files become models. */
const READERS: readonly FilesReader[] = [
  reader(/\.ya?ml$/iu, isBackstage, importBackstage),
  reader(/\.xml$/iu, isArchiMate, importArchiMate),
  reader(/\.(?:c4|likec4)$/iu, isLikeC4, importLikeC4),
];

/** A model of another program as one of ours; undefined for files of something else. */
export function importArchitecture(
  files: readonly ForeignFile[],
): ForeignImport | ForeignRefusal | undefined {
  for (const read of READERS) {
    const imported = read(files);
    if (imported) return imported;
  }
  const [file, ...others] = files.filter(({ name }) => /\.json$/iu.test(name));
  if (file) return others.length === 0 ? importJson(file) : undefined;
  const workspace = files.find(({ name, text }) => /\.dsl$/iu.test(name) && WORKSPACE.test(text));
  return workspace && { refused: { message: asJson(workspace.name) } };
}

/** What a workspace in the language of Structurizr begins with, below comments and constants. */
const WORKSPACE = /^[ \t]*workspace\b[^=\n]*\{/mu;

function asJson(name: string): string {
  return t(
    '"{0}" is a workspace in the language of Structurizr: export it as JSON ("structurizr export -format json"), and import that file',
    name,
  );
}

function importJson({ name, text }: ForeignFile): ForeignImport | ForeignRefusal | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return { refused: { message: t('"{0}" cannot be read: {1}', name, (error as Error).message) } };
  }
  return isMap(value) ? importMap(value) : undefined;
}

function importMap(value: JsonMap): ForeignImport | undefined {
  if (isStructurizr(value)) return importStructurizr(value);
  return isCalm(value) ? importCalm(value) : undefined;
}
