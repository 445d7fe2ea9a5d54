import { span, type Span } from '../../core/text/span.ts';

/** A decision that text names by its number: `ADR-0012`, `ADR 12`, `adr-12`. */
export interface DecisionMention {
  /** As written. */
  readonly name: string;
  /** `decisionKey(number)`. */
  readonly key: string;
  readonly number: number;
  readonly span: Span;
}

/**
 * `ADR` that stands alone: not the end of a word (`MADR 4`), a path (`docs/ADR-1`) or the start of a file name
 * (`adr-0012-title.md`), and not a version (`ADR 1.2`).
 */
const MENTION =
  /(?<![\p{L}\p{N}_/\\.#@-])adr([-_ \u00A0]?#?)(\d{1,5})(?![\p{L}\p{N}_]|[-./\\](?=[\p{L}\p{N}_]))/giu;

/** Names a decision and nothing else, as a value in YAML does. */
const WHOLE = /^adr[-_ \u00A0]?#?(\d{1,5})$/iu;

/** The keys of numbered decisions. */
export const DECISION_KEY = /^adr-\d+$/u;

/** The key under which a decision is declared and mentioned: its number without leading zeros, as `adr-12`. */
export function decisionKey(number: number | string): string {
  return `adr-${Number(number)}`;
}

/** How a decision is called when nothing says with how many digits: `ADR-0012`. */
export function decisionId(number: number, digits = 4): string {
  return `ADR-${String(number).padStart(digits, '0')}`;
}

/** The number that a value names (`ADR-0012`, `adr 12`); undefined when it is anything else. */
export function decisionNumber(value: string): number | undefined {
  const digits = WHOLE.exec(value.trim())?.[1];
  return digits === undefined ? undefined : Number(digits);
}

/**
 * All mentions of decisions in a text, in order.
 * @param offset where the text starts in its document: added to the spans.
 */
export function findDecisionMentions(text: string, offset = 0): DecisionMention[] {
  const mentions: DecisionMention[] = [];
  for (const match of text.matchAll(MENTION)) {
    const [name, joint = '', digits = ''] = match;
    if (!joint.includes('-') && !isPlainMention(name, digits)) continue;
    const start = match.index + offset;
    mentions.push({
      name,
      key: decisionKey(digits),
      number: Number(digits),
      span: span(start, start + name.length),
    });
  }
  return mentions;
}

/** The name in the style of another mention, with a new number: `ADR 7` becomes `ADR 12`, `adr-0007` `adr-0012`. */
export function renumbered(mention: string, number: number): string {
  const digits = /\d+$/u.exec(mention)?.[0] ?? '';
  const width = digits.startsWith('0') ? digits.length : 0;
  return mention.slice(0, mention.length - digits.length) + String(number).padStart(width, '0');
}

/** Without a hyphen only capitals name a record, and a year is a year (`the ADR 2024 survey`). */
function isPlainMention(name: string, digits: string): boolean {
  return name.startsWith('ADR') && !/^(?:19|20)\d\d$/u.test(digits);
}
