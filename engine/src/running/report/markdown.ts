import { escaped } from '@vitruve/drawing';
import { cellText, chartUrl, foldedIn, rowsOf, type Block } from './block.ts';

/** A report as Markdown. */
export function reportMarkdown(blocks: readonly Block[]): string {
  return `${blocks.map(markdownOf).join('\n\n')}\n`;
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
    case 'image':
      return `![${cell(block.text)}](data:${block.type};base64,${block.data})`;
    case 'chart':
      return `![${cell(block.text)}](${chartUrl(block)})`;
    case 'table':
    case 'values': {
      const [heading = [], ...rows] = rowsOf(block) ?? [];
      const whole = [heading, heading.map(() => '---'), ...rows].map(line).join('\n');
      const folded = foldedIn(block);
      // Markdown has no word for it: both GitHub and the preview of VS Code know that of HTML.
      return folded === undefined
        ? whole
        : `<details>\n<summary>${escaped(folded)}</summary>\n\n${whole}\n\n</details>`;
    }
  }
}

function line(cells: readonly (string | number)[]): string {
  return `| ${cells.map(cell).join(' | ')} |`;
}

/** A name of a file, or what a manifest says of its model, may hold anything; an underscore within a word means nothing in Markdown. */
function cell(value: string | number): string {
  return cellText(value)
    .replace(/[\r\n]+/gu, ' ')
    .replace(/[|\\<[\]*`]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\$&');
}
