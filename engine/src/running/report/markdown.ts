import type { Audit } from '../../tasks/blur/report/audit.ts';
import type { Block } from './block.ts';
import { auditPage } from '../../tasks/blur/report/page.ts';

/** The audit report as Markdown, in the user's language. */
export function auditMarkdown(audit: Audit): string {
  return `${auditPage(audit).map(markdownOf).join('\n\n')}\n`;
}

function markdownOf(block: Block): string {
  switch (block.kind) {
    case 'title':
      return `# ${block.text}`;
    case 'heading':
      return `## ${block.text}`;
    case 'text':
      return block.text;
    case 'list':
      return block.items.map((item) => `- ${cell(item)}`).join('\n');
    case 'table':
      return [block.heading, block.heading.map(() => '---'), ...block.rows].map(line).join('\n');
  }
}

function line(cells: readonly (string | number)[]): string {
  return `| ${cells.map(cell).join(' | ')} |`;
}

/** A name of a file, or what a manifest says of its model, may hold anything; an underscore within a word means nothing in Markdown. */
function cell(value: string | number): string {
  return String(value)
    .replace(/[\r\n]+/gu, ' ')
    .replace(/[|\\<[\]*`]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\$&');
}
