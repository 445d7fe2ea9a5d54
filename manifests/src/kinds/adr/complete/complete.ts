import type { KindContext } from '../../../core/kind.ts';
import type { Completion } from '../../../core/contributions/completion.ts';
import { metadataKey } from '../metadata.ts';
import type { Decision } from '../model.ts';
import { caretLine, type CaretLine } from '../../../formats/citations/caret-line.ts';
import { completeCitation } from '../../../formats/citations/complete.ts';
import { completeChecks, isInChecks } from './checks.ts';
import { dates, metadataKeys, people, statuses } from './metadata.ts';
import { optionTitles, sections } from './sections.ts';

/** Characters before the caret on its line. */
const MOST_BEFORE = 1000;

/** Proposals in a record: metadata where metadata is, options, sections, and decisions anywhere. */
export function completeDecision(context: KindContext<Decision>, offset: number): readonly Completion[] {
  const { model, document } = context;
  const text = document.getText();
  const line = caretLine(text, offset);
  // No person looks for proposals that far to the right.
  if (line.before.length > MOST_BEFORE) return [];
  const { frontMatter } = model;
  const inFrontMatter =
    frontMatter !== undefined && offset >= frontMatter.content.start && offset <= frontMatter.content.end;
  if (inFrontMatter && isInChecks(text, line)) return completeChecks(context, line);
  const cited = completeCitation(context, offset);
  if (cited.length > 0) return cited;
  const field =
    /^[\s>]*(?:[-*+]\s+)?[*_]{0,2}(\p{L}[\p{L} _-]{0,30}?)[*_]{0,2}\s*:[*_]{0,2}[ \t]*(.*)$/u.exec(
      line.before,
    );
  const key = field ? metadataKey(field[1] ?? '') : inFrontMatter ? listKey(text, line) : undefined;
  const typed = field?.[2] ?? line.before.replace(/^\s*-\s*/u, '');
  if (key === 'status') return statuses(context, line, typed, inFrontMatter);
  if (key === 'date' || key === 'revisit') return dates(context, line, typed);
  if (key === 'decision-makers' || key === 'consulted' || key === 'informed')
    return people(context, line, typed);
  if (inFrontMatter) return field ? [] : metadataKeys(context, line);
  const status = model.sections.find(
    ({ role, content }) => role === 'status' && content.start < offset && offset <= content.end,
  );
  if (status && /^[\p{L} ]*$/u.test(line.before) && line.after.trim() === '')
    return statuses(context, line, line.before, false);
  return [...optionTitles(context, line), ...sections(context, line)];
}

/** The key under which a list item of the front matter is. */
function listKey(text: string, { offset, before }: CaretLine): ReturnType<typeof metadataKey> {
  if (!/^\s*-\s/u.test(before)) return undefined;
  const above = text
    .slice(Math.max(0, offset - 2000), offset)
    .split('\n')
    .reverse()
    .slice(1);
  const owner = above.find((line) => !/^\s*(?:-\s|$)/u.test(line));
  return metadataKey(/^([\w -]+):\s*$/u.exec(owner ?? '')?.[1] ?? '');
}
