import { parseMarkdown } from '../../core/markdown/parse.ts';
import { mentionHints, mentionTokens } from '../adr/annotate.ts';
import { readCitations, type Citations } from '../adr/citations.ts';
import { citationReferences } from '../adr/declare.ts';
import { completeCitation } from '../adr/complete/complete.ts';
import { isMarkdownName } from '../adr/file-name.ts';
import { referenceMismatch } from '../adr/rules/reference-mismatch.ts';
import type { Kind } from '../../core/kind.ts';
import { PROSE_FILES } from './files.ts';

/** Any other Markdown: it may name decisions, and so takes part in references, renames and hovers. */
export const PROSE: Kind<Citations> = {
  id: 'prose',
  files: PROSE_FILES,
  detect: ({ uri }) => isMarkdownName(uri),
  parse(document, memory) {
    const text = document.getText();
    const model = readCitations(document.uri, text, parseMarkdown(text, memory));
    return { model, entities: [], references: citationReferences(document.uri, model), problems: [] };
  },
  rules: [referenceMismatch],
  complete: completeCitation,
  hints: mentionHints,
  tokens: mentionTokens,
};
