import { contains, span } from '../../core/text/span.ts';
import type { KindContext } from '../../core/kind.ts';
import type { OutlineItem } from '../../core/contributions/outline.ts';
import { statusLabel } from '../../formats/citations/status.ts';
import type { Decision, RecordSection } from './model.ts';

/** The record with its sections, and the options under theirs. */
export function decisionOutline({ document, model }: KindContext<Decision>): OutlineItem[] {
  const { sections, title } = model;
  const titled = sections.find(({ level, role }) => level === 1 && role === undefined);
  const inner = sections.filter((section) => section !== titled);
  return [
    {
      name: title ? `${model.id} ${title.text}` : model.id,
      detail: statusLabel(model.status?.value ?? 'unknown'),
      icon: 'decision',
      span: span(0, document.getText().length),
      nameSpan: title?.span ?? span(0, 0),
      children: nested(inner, model),
    },
  ];
}

/** Sections in their order, each under the nearest one before it of a higher level. */
function nested(sections: readonly RecordSection[], model: Decision): OutlineItem[] {
  const top: OutlineItem[] = [];
  const open: { level: number; children: OutlineItem[] }[] = [];
  for (const section of sections) {
    while ((open.at(-1)?.level ?? 0) >= section.level) open.pop();
    const children: OutlineItem[] = optionItems(section, model);
    const item: OutlineItem = {
      name: section.text === '' ? '#' : section.text,
      icon: 'section',
      span: span(section.heading.start, section.body.end),
      nameSpan: section.span,
      children,
    };
    (open.at(-1)?.children ?? top).push(item);
    open.push({ level: section.level, children });
  }
  return top;
}

function optionItems({ role, content }: RecordSection, { options }: Decision): OutlineItem[] {
  if (role !== 'options') return [];
  return options
    .filter(({ span: at, text }) => contains(content, at) && text !== '')
    .map(({ text, span: at }) => ({ name: text, icon: 'option', span: at, nameSpan: at }));
}
