import type { OutlineItem } from '../../core/contributions/outline.ts';
import { shownValue } from '../../formats/params/params-file.ts';
import { span, type Span } from '../../core/text/span.ts';
import { contentEnd } from '../../core/yaml/node.ts';
import type { KindContext } from '../../core/kind.ts';
import { shownPartition } from './entities.ts';
import { extentOf } from './extent.ts';
import type { PipelineModel, Stage } from './model.ts';

/** Parameters, partitions, then stages with what they make. */
export function pipelineOutline({ model: { pipeline } }: KindContext<PipelineModel>): readonly OutlineItem[] {
  if (!pipeline) return [];
  const params = [...pipeline.params.values()].map(({ key, value, fallback, file }): OutlineItem => {
    const detail = fallback ? shownValue(fallback) : file?.text;
    const end = value ? Math.max(key.span.end, contentEnd(value)) : key.span.end;
    return {
      name: key.text,
      ...(detail ? { detail } : {}),
      icon: 'variable',
      span: span(key.span.start, end),
      nameSpan: key.span,
    };
  });
  const partitions = [...pipeline.partitions.values()].map((partition): OutlineItem => {
    const { key, value } = partition;
    const end = value ? Math.max(key.span.end, contentEnd(value)) : key.span.end;
    return {
      name: key.text,
      detail: shownPartition(partition),
      icon: 'variable',
      span: span(key.span.start, end),
      nameSpan: key.span,
    };
  });
  return [...params, ...partitions, ...[...pipeline.stages.values()].map(stageItem)];
}

function stageItem(stage: Stage): OutlineItem {
  const detail = stage.uses?.text ?? stage.run[0]?.text.split('\n', 1)[0];
  return {
    name: stage.name,
    ...(detail ? { detail } : {}),
    icon: 'job',
    span: extentOf(stage),
    nameSpan: stage.key.span,
    children: [...stage.outputs.values()].map(({ name, key, path }) => ({
      name,
      ...(path ? { detail: path.text } : {}),
      icon: 'file',
      span: path && path.span.end > key.span.end ? span(key.span.start, path.span.end) : key.span,
      nameSpan: key.span,
    })),
  };
}

/** Each stage. */
export function pipelineFolds({ model: { pipeline } }: KindContext<PipelineModel>): readonly Span[] {
  return pipeline ? [...pipeline.stages.values()].map(extentOf) : [];
}
