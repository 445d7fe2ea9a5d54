import type { Pipeline } from '@vitruve/manifests';
import { t } from '@vscode/l10n';
import type { GivenParameters } from '../plan/parameters.ts';
import type { GivenPeriods } from '../plan/chosen-periods.ts';
import { planOf } from '../plan/plan.ts';
import { portablePipeline, type PipelinePlace } from './portable/portable.ts';
import { Remarks } from './remarks.ts';
import type { ExportOptions, ExportWriter } from './target.ts';

/** The most runs of a stage that become tasks of another program: files of thousands of tasks are refused there. */
const MAX_EXPORTED = 256;

/** A pipeline in the words of another program, with what is to be said of it. The text counts only if nothing was refused. */
export interface Translation {
  readonly text: string;
  readonly remarks: Remarks;
}

/** What a pipeline is translated with. */
export interface Given {
  readonly parameters?: GivenParameters;
  readonly partitions?: GivenPeriods;
}

/**
 * Translates a pipeline for another program.
 * @param pipeline with the values of its parameters.
 * @param given values that were given for parameters, and the periods of partitions.
 */
export function translated(
  pipeline: Pipeline,
  place: PipelinePlace,
  writer: ExportWriter,
  options: ExportOptions,
  { parameters = new Map(), partitions = new Map() }: Given = {},
): Translation {
  const remarks = new Remarks();
  const plan = planOf(pipeline, { stages: [], only: false, partitions });
  const portable = portablePipeline(plan, place, parameters, remarks);
  for (const { stage, runs } of plan.stages) {
    if (runs.length > MAX_EXPORTED)
      remarks.refuse(
        stage.key.span,
        t(
          'Stage "{0}" has {1} runs, and at most {2} are exported: choose periods with --partition',
          stage.name,
          runs.length,
          MAX_EXPORTED,
        ),
      );
  }
  if (portable.stages.length === 0)
    remarks.refuse(pipeline.root.span, t('No stage would run: all conditions are false'));
  const text = writer.write(portable, options, remarks);
  remarks.sort();
  return { text, remarks };
}
