import type { KindDeclaration } from '../../core/kind.ts';
import { isOneOf } from '../../core/files/file-set.ts';
import { ANY_MARKDOWN } from '../../core/files/formats.ts';
import { PROSE_FILES } from './files.ts';

/** Any other Markdown: it may name decisions, and so takes part in references, renames and hovers. */
export const PROSE_DECLARATION: KindDeclaration = {
  id: 'prose',
  files: PROSE_FILES,
  isAnyText: true,
  detect: ({ uri }) => isOneOf(ANY_MARKDOWN, uri),
};
