import type { DrawOptions, PictureFormat } from '@vitruve/workspace';

/** What `vitruve/diagram` is given, by a run or by the command line; see `schemas/tasks/diagram.schema.json`. */
export interface DiagramInputs extends Partial<DrawOptions> {
  /** The file or folder to draw. */
  readonly path?: string;
  /** The id of a view. */
  readonly view?: string;
  /** The id of the group that is opened, in a diagram of levels. */
  readonly scope?: string;
  /** How many levels are shown, from 1. */
  readonly depth?: number;
  readonly as?: PictureFormat;
  /** Lists the views instead of drawing one; in a terminal only. */
  readonly list?: boolean;
  /** `YYYY-MM-DD` */
  readonly today?: string;
  readonly output?: string;
}
