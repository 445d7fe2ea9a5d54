export interface CalledInput {
  readonly name: string;
  /** Of a workflow's input: `string`, `boolean`, `number`. */
  readonly type: string | undefined;
  /** True when there is no default either. */
  readonly required: boolean;
  readonly deprecated: boolean;
  readonly description: string | undefined;
}

/** What is called with `uses`: an action or a reusable workflow. */
export interface Callable {
  readonly form: 'action' | 'workflow';
  /** Where it is, when it is in this workspace. */
  readonly uri: string | undefined;
  readonly inputs: readonly CalledInput[];
  readonly outputs: readonly string[];
  /** Of a workflow that says which secrets it takes, with those it cannot do without marked. */
  readonly secrets: ReadonlyMap<string, boolean> | undefined;
  readonly anyInput: boolean;
  readonly anyOutput: boolean;
  /** True for a version that may be another than the one that is known of the action. */
  readonly isOther: boolean;
  /** True for the tag of the newest major version: it moves on, and may take more by now. */
  readonly isMoving: boolean;
}
