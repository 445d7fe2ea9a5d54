/** What `vitruve run` is given besides names. */
export interface RunFlags {
  readonly stage?: readonly string[];
  readonly param?: ReadonlyMap<string, string>;
  readonly partition?: ReadonlyMap<string, string>;
  readonly jobs: number;
  readonly only?: boolean;
  readonly force?: boolean;
  readonly rehash?: boolean;
  readonly keepGoing?: boolean;
  readonly allowDownloads?: boolean;
  readonly dryRun?: boolean;
  readonly watch?: boolean;
  readonly json?: boolean;
  readonly quiet?: boolean;
  /** Started by an editor, with a channel to it. */
  readonly editor?: boolean;
}

/** What `vitruve status` is given besides names. */
export interface StatusFlags extends Pick<RunFlags, 'param' | 'partition' | 'json' | 'stage'> {
  /** Shows the days of partitions as months. */
  readonly calendar?: boolean;
}
