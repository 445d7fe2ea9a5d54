import { t } from '@vscode/l10n';
import type { ForeignFile, ForeignImport, ForeignRefusal } from '../../core/contributions/foreign-import.ts';
import { counted } from '../../core/language.ts';

/** Undefined for files of another program. */
export type FilesReader = (files: readonly ForeignFile[]) => ForeignImport | ForeignRefusal | undefined;

/**
 * Reads those of some files that are of one program, and says how many are not.
 * @param names of its files
 * @param isOf whether a file of such a name is of the program
 */
export function reader(
  names: RegExp,
  isOf: (file: ForeignFile) => boolean,
  read: (files: readonly ForeignFile[]) => ForeignImport | ForeignRefusal,
): FilesReader {
  return (files) => {
    const own = files.filter((file) => names.test(file.name) && isOf(file));
    if (own.length === 0) return undefined;
    const imported = read(own);
    const others = files.length - own.length;
    if ('refused' in imported || others === 0) return imported;
    const left = counted(others, '{0} file of another program', '{0} files of other programs');
    return { ...imported, lost: [...imported.lost, { message: t('Left out: {0}', left) }] };
  };
}
