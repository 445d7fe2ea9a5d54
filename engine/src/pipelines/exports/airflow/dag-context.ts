import type { PortablePipeline } from '../portable/portable-pipeline.ts';
import type { Remarks } from '../remarks.ts';
import type { ExportOptions } from '../target.ts';

/** What operators are made with. */
export interface DagContext {
  readonly pipeline: PortablePipeline;
  readonly options: ExportOptions;
  readonly remarks: Remarks;
}
