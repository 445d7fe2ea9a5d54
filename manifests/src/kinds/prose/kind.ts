import { parseMarkdown } from '../../core/markdown/parse.ts';
import { mentionHints } from '../../formats/citations/hints.ts';
import { mentionTokens } from '../../formats/citations/tokens.ts';
import { readCitations, type Citations } from '../../formats/citations/citations.ts';
import { citationReferences } from '../../formats/citations/references.ts';
import { completeCitation } from '../../formats/citations/complete.ts';
import { referenceMismatch } from '../../formats/citations/reference-mismatch.ts';
import type { Kind } from '../../core/kind.ts';
import { PROSE_DECLARATION } from './declaration.ts';

/** Any other Markdown: it may name decisions, and so takes part in references, renames and hovers. */
export const PROSE: Kind<Citations> = {
  ...PROSE_DECLARATION,
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
