import { parseAllDocuments, type Document } from 'yaml';
import { withAliasKeyApart, withEscapedEndsJoined, withFlowJoined, withQuoteJoined } from './joined-lines.ts';
import { withMaskedPlaceholders, withPlaceholderLineOut } from './masked-placeholders.ts';

/** Badly indented texts and lists of one piece that are read; each costs another parse. */
const MOST_JOINED = 20;

/** Lines of one piece that are nothing but a placeholder and are left out. */
const MOST_LEFT_OUT = 8;

/** A text as the yaml package reads it. */
export interface ParsedText {
  readonly document: Document;
  /** Its texts are masked. */
  readonly masked: boolean;
  /** Lines that are nothing but a placeholder, which were left out. */
  readonly left: readonly number[];
}

/**
 * Parses a text that holds one document at most: as other programs do where the specification is stricter about indents, and where it is
 * YAML only once its placeholders are replaced, with these as texts.
 */
export function parsedText(text: string): ParsedText | undefined {
  const document = firstDocument(text);
  if (!document || document.errors.length === 0) return document && { document, masked: false, left: [] };
  let best: ParsedText = { document, masked: false, left: [] };
  let read = withMaskedPlaceholders(text);
  let left: readonly number[] = [];
  for (let tries = 0; read !== undefined && tries < MOST_LEFT_OUT; tries++) {
    const again = firstDocument(read);
    if (!again) break;
    if (again.errors.length < best.document.errors.length) best = { document: again, masked: true, left };
    const [first] = again.errors;
    const out = first && withPlaceholderLineOut(read, first.pos[0]);
    if (out) left = [...left, out.start];
    read = out?.text;
  }
  return best;
}

/** Texts whose lines are less indented than the specification wants are read as all other programs read them. */
function firstDocument(text: string): Document | undefined {
  let read = withEscapedEndsJoined(text);
  let document = parsedDocument(read);
  let best = document;
  for (let tries = 0; tries < MOST_JOINED; tries++) {
    const joined = document && joinedAt(read, document);
    if (joined === undefined) break;
    const again = parsedDocument(joined);
    if (!again || !document || !readsFurther(again, document)) break;
    document = again;
    read = joined;
    if (!best || document.errors.length < best.errors.length) best = document;
  }
  return best;
}

/** True when fewer faults are left, or the first of them is further down: behind one text the next may have the same fault. */
function readsFurther(again: Document, before: Document): boolean {
  if (again.errors.length < before.errors.length) return true;
  return (again.errors[0]?.pos[0] ?? Infinity) > (before.errors[0]?.pos[0] ?? Infinity);
}

/** Errors of one parse of which a cause is looked for: the others mostly follow from them. */
const MOST_TRIED = 8;

/** The text with the first text or list that is indented too little on one line, or with the first alias that is a key apart from its colon. */
function joinedAt(text: string, { errors, warnings }: Document): string | undefined {
  const aliases = errors.length > 0 ? warnings.filter(({ code }) => code === 'BAD_ALIAS') : [];
  for (const { code, message, pos } of [...aliases, ...errors].slice(0, MOST_TRIED)) {
    const joined =
      code === 'MISSING_CHAR' && message.includes('quote')
        ? withQuoteJoined(text, pos[0])
        : code === 'BAD_ALIAS'
          ? withAliasKeyApart(text, pos[0])
          : code === 'BAD_INDENT' && message.startsWith('Flow ')
            ? withFlowJoined(text, pos[0])
            : undefined;
    if (joined !== undefined) return joined;
  }
  return undefined;
}

function parsedDocument(text: string): Document | undefined {
  return parseAllDocuments(text, {
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'silent',
  })[0];
}
