import type { OutlineItem } from '../../core/contributions/outline.ts';
import type { KindContext } from '../../core/kind.ts';
import { span, type Span } from '../../core/text/span.ts';
import { contentEnd } from '../../core/yaml/node.ts';
import { shownValue } from '../../formats/params/params-file.ts';
import { extentOf } from './describe.ts';
import type { DvcModel } from './model.ts';

/** Stages with what they make; the keys of `params.yaml` at the top. */
export function dvcOutline({ model: { file, params } }: KindContext<DvcModel>): readonly OutlineItem[] {
  const stages = [...(file?.stages.values() ?? [])].map((stage): OutlineItem => {
    const detail = stage.cmd[0]?.text.split('\n', 1)[0];
    return {
      name: stage.name,
      ...(detail ? { detail } : {}),
      icon: 'job',
      span: extentOf(stage),
      nameSpan: stage.key.span,
      children: stage.outs.map(({ path, section }) => ({
        name: path.text,
        ...(section === 'outs' ? {} : { detail: section }),
        icon: 'file',
        span: path.span,
        nameSpan: path.span,
      })),
    };
  });
  const keys = params
    .filter(({ path, key }) => path === key.text)
    .map(({ key, value }): OutlineItem => ({
      name: key.text,
      detail: shownValue(value),
      icon: 'variable',
      span: span(key.span.start, value ? Math.max(key.span.end, contentEnd(value)) : key.span.end),
      nameSpan: key.span,
    }));
  return [...stages, ...keys];
}

/** Each stage. */
export function dvcFolds({ model: { file } }: KindContext<DvcModel>): readonly Span[] {
  return [...(file?.stages.values() ?? [])].map(extentOf);
}
