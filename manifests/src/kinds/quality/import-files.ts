import { t } from '@vscode/l10n';
import type { ForeignFile, ForeignRefusal } from '../../core/contributions/foreign-import.ts';
import { readForeignSuite } from './imports/import-suite.ts';

/** Suites of other programs have a command of their own, since a suite stands beside its tables: it is named. */
export function importQuality([file, ...others]: readonly ForeignFile[]): ForeignRefusal | undefined {
  if (!file || others.length > 0) return undefined;
  const suite = readForeignSuite(file.text);
  if (!suite) return undefined;
  return {
    refused: {
      message: t(
        '"{0}" holds checks of data ({1}): import it with "vitruve quality import {0}"',
        file.name,
        suite.program,
      ),
    },
  };
}
