import {
  cellText,
  chartSize,
  chartUrl,
  foldedIn,
  rowsOf,
  titleIn,
  type Block,
  type ChartBlock,
  type Row,
} from './block.ts';

/** Readable without any other file, in light and dark, on screen and on paper. */
const STYLE =
  ':root{color-scheme:light dark}body{font:15px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}' +
  'table{border-collapse:collapse;margin:1rem 0}th,td{padding:.25rem .75rem;border-bottom:1px solid #8886;text-align:start;' +
  'vertical-align:top;overflow-wrap:anywhere}th{overflow-wrap:break-word}img{max-width:100%;height:auto}' +
  '.charts{display:flex;flex-wrap:wrap;gap:1rem;align-items:flex-start;margin:1rem 0}.charts img{border:1px solid #8886;break-inside:avoid}';

/**
 * A report as one HTML page. It runs no script and loads nothing.
 * @param language of the texts.
 */
export function reportHtml(blocks: readonly Block[], language: string): string {
  return [
    '<!doctype html>',
    `<html lang="${escaped(language)}">`,
    '<head><meta charset="utf-8"><meta name="viewport" content="width=device-width">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; base-uri 'none'; form-action 'none'; img-src data:; style-src 'unsafe-inline'">`,
    `<title>${escaped(titleIn(blocks))}</title><style>${STYLE}</style></head>`,
    `<body>\n${parts(blocks).join('\n')}\n</body>`,
    '</html>\n',
  ].join('\n');
}

/** Charts that follow each other are side by side where there is room. */
function parts(blocks: readonly Block[]): readonly string[] {
  const html: string[] = [];
  let charts: ChartBlock[] = [];
  const end = (): void => {
    if (charts.length > 0) html.push(`<div class="charts">${charts.map(htmlOf).join('\n')}</div>`);
    charts = [];
  };
  for (const block of blocks) {
    if (block.kind === 'chart') {
      charts.push(block);
      continue;
    }
    end();
    html.push(htmlOf(block));
  }
  end();
  return html;
}

function htmlOf(block: Block): string {
  switch (block.kind) {
    case 'title':
      return `<h1>${escaped(block.text)}</h1>`;
    case 'heading':
      return `<h2>${escaped(block.text)}</h2>`;
    case 'text':
      return `<p>${escaped(block.text)}</p>`;
    case 'list':
      return `<ul>${block.items.map((item) => `<li>${escaped(item)}</li>`).join('')}</ul>`;
    case 'image':
      return `<img alt="${escaped(block.text)}" width="${block.width}" height="${block.height}" src="data:${block.type};base64,${block.data}">`;
    case 'chart': {
      const { width, height } = chartSize(block);
      return `<img alt="${escaped(block.text)}" width="${width}" height="${height}" src="${chartUrl(block)}">`;
    }
    case 'table':
    case 'values': {
      const [heading = [], ...rows] = rowsOf(block) ?? [];
      const body = rows.map((row) => rowOf(row, 'td')).join('\n');
      const whole = `<table>\n<thead>${rowOf(heading, 'th')}</thead>\n<tbody>\n${body}\n</tbody>\n</table>`;
      const folded = foldedIn(block);
      return folded === undefined
        ? whole
        : `<details>\n<summary>${escaped(folded)}</summary>\n${whole}\n</details>`;
    }
  }
}

function rowOf(row: Row, tag: 'th' | 'td'): string {
  return `<tr>${row.map((cell) => `<${tag}>${escaped(cellText(cell))}</${tag}>`).join('')}</tr>`;
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

function escaped(text: string): string {
  return text.replace(/[&<>"]/gu, (character) => ESCAPES[character] ?? character);
}
