import { t } from '@vscode/l10n';
import type { Hint, Lens } from '../../core/contributions/annotation.ts';
import type { OutlineItem } from '../../core/contributions/outline.ts';
import { shownValue } from '../../formats/params/params-file.ts';
import { feedsTitle } from '../../formats/stages/feeds.ts';
import { contains, span, type Span } from '../../core/text/span.ts';
import { contentEnd } from '../../core/yaml/node.ts';
import type { KindContext } from '../../core/kind.ts';
import { extentOf } from './extent.ts';
import { filesOf } from './file-uses.ts';
import type { PipelineModel, Stage } from './model.ts';

type Context = KindContext<PipelineModel>;

/** After the name of a stage: the step in which it can run at the earliest, and how often it runs. */
export function stepHints({ model: { pipeline } }: Context, within: Span): readonly Hint[] {
  if (!pipeline) return [];
  const { flow, runs } = filesOf(pipeline);
  const steps = flow.steps();
  return [...pipeline.stages.values()].flatMap((stage): Hint[] => {
    const step = steps.get(stage);
    if (step === undefined || !contains(within, stage.key.span)) return [];
    const count = runs.get(stage)?.count;
    const times = stage.matrix && count !== undefined ? ` × ${count}` : '';
    // Behind the colon, where nothing is typed.
    const offset = stage.key.span.end + 1;
    return [
      {
        offset,
        label: `${t('step {0}', step)}${times}`,
        tooltip: t('Earliest position in the pipeline order'),
      },
    ];
  });
}

/** Above a stage: whom it feeds. */
export function feedLenses({ model: { pipeline }, document: { uri } }: Context): readonly Lens[] {
  if (!pipeline) return [];
  const { flow } = filesOf(pipeline);
  return [...pipeline.stages.values()].flatMap((stage): Lens[] => {
    const fed = flow.after(stage);
    if (fed.length === 0) return [];
    const opens = fed.map(({ key }) => ({ uri, span: key.span }));
    return [{ span: stage.key.span, title: feedsTitle(fed.map(({ name }) => name)), opens }];
  });
}

/** Parameters, then stages with what they make. */
export function pipelineOutline({ model: { pipeline } }: Context): readonly OutlineItem[] {
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
  return [...params, ...[...pipeline.stages.values()].map(stageItem)];
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
export function stageFolds({ model: { pipeline } }: Context): readonly Span[] {
  return pipeline ? [...pipeline.stages.values()].map(extentOf) : [];
}
