import type { Sheet } from '../sheet.ts';
import type { PageRequest } from '../views/page.ts';

/** A file that is not only text, as what it is made of: who writes it makes its bytes. */
export type ProducedFile =
  | { readonly type: 'workbook'; readonly sheets: readonly Sheet[] }
  | { readonly type: 'page'; readonly page: PageRequest };

/** Such a file, and where it is to be written; never over an existing one. */
export interface NewFile {
  readonly uri: string;
  readonly file: ProducedFile;
}

/** True for a file that is to be written, among what a command answers. */
export function isNewFile(result: object): result is NewFile {
  return 'file' in result;
}
