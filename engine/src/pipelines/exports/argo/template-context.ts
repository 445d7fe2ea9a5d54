import type { PortablePipeline } from '../portable/portable-pipeline.ts';
import type { Remarks } from '../remarks.ts';
import type { ExportOptions } from '../target.ts';
import type { ArgoNames } from './argo-names.ts';

/** What the templates of a workflow are made with. */
export interface TemplateContext {
  readonly pipeline: PortablePipeline;
  readonly options: ExportOptions;
  readonly names: ArgoNames;
  readonly remarks: Remarks;
}
