import { escapedMarkdown } from '../../core/text/markdown-text.ts';

/** Files and stages that are listed; the rest is "…". */
const MAX_LISTED = 8;

/** A line of Markdown that lists names, each once; empty for none. */
export function listed(title: string, names: readonly string[]): string {
  const unique = [...new Set(names)];
  if (unique.length === 0) return '';
  const shown = unique.slice(0, MAX_LISTED).map(escapedMarkdown).join(', ');
  return `- ${title}: ${shown}${unique.length > MAX_LISTED ? '…' : ''}`;
}
