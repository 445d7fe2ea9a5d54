import type { Pipeline } from '@vitruve/manifests';
import { t } from '@vscode/l10n';
import type { GivenParameters } from '../plan/parameters.ts';
import { planOf } from '../plan/plan.ts';
import { portablePipeline, type PipelinePlace } from './portable/portable.ts';
import { Remarks } from './remarks.ts';
import type { ExportOptions, ExportWriter } from './target.ts';

/** A pipeline in the words of another program, with what is to be said of it. The text counts only if nothing was refused. */
export interface Translation {
  readonly text: string;
  readonly remarks: Remarks;
}

/**
 * Translates a pipeline for another program.
 * @param pipeline with the values of its parameters.
 * @param given values that were given for parameters.
 */
export function translated(
  pipeline: Pipeline,
  place: PipelinePlace,
  writer: ExportWriter,
  options: ExportOptions,
  given: GivenParameters = new Map(),
): Translation {
  const remarks = new Remarks();
  const plan = planOf(pipeline, { stages: [], only: false });
  const portable = portablePipeline(plan, place, given, remarks);
  if (portable.stages.length === 0)
    remarks.refuse(pipeline.root.span, t('No stage would run: all conditions are false'));
  const text = writer.write(portable, options, remarks);
  remarks.sort();
  return { text, remarks };
}
