import type { Span } from '../../core/text/span.ts';
import type { YamlDocument, YamlMap, YamlNode, YamlPair, YamlScalar } from '../../core/yaml/node.ts';
import type { ParsedExpression } from './expression/parse.ts';
import type { Written } from './expression/source.ts';
import type { Fault } from './grammar/fault.ts';
import type { Language } from './grammar/grammar.ts';
import type { Site } from './grammar/site.ts';

/** A workflow, or the metadata of an action. What is not there is empty. */
export interface WorkflowModel {
  readonly language: Language;
  readonly documents: readonly YamlDocument[];
  readonly root: YamlMap | undefined;
  readonly name: YamlScalar | undefined;
  readonly triggers: readonly Trigger[];
  readonly jobs: readonly Job[];
  readonly env: readonly YamlPair[];
  readonly shell: YamlScalar | undefined;
  readonly workingDirectory: YamlScalar | undefined;
  /** Of an action. */
  readonly action: ActionMetadata | undefined;
  readonly expressions: readonly Expression[];
  readonly faults: readonly Fault[];
}

/** An event that starts the workflow. */
export interface Trigger {
  readonly event: YamlScalar;
  readonly settings: YamlNode | null;
  /** Of `workflow_dispatch` and `workflow_call`. */
  readonly inputs: readonly Input[];
  /** Of `workflow_call`; undefined when it says nothing of them, so that any may come. */
  readonly secrets: readonly Secret[] | undefined;
  readonly outputs: readonly Output[];
}

export interface Input {
  readonly key: YamlScalar;
  readonly node: YamlMap | undefined;
  readonly type: string | undefined;
  readonly required: boolean;
  readonly default: YamlNode | undefined;
  readonly options: readonly YamlScalar[];
  readonly description: string | undefined;
  readonly deprecated: string | undefined;
}

export interface Secret {
  readonly key: YamlScalar;
  readonly required: boolean;
}

export interface Output {
  readonly key: YamlScalar;
  readonly node: YamlMap | undefined;
  readonly value: YamlScalar | undefined;
  readonly description: string | undefined;
}

export interface Job {
  /** As written. GitHub compares ids without regard to case: `key`. */
  readonly id: YamlScalar;
  readonly key: string;
  readonly node: YamlMap | undefined;
  readonly extent: Span;
  readonly name: YamlScalar | undefined;
  readonly needs: readonly YamlScalar[];
  readonly condition: YamlScalar | undefined;
  readonly runsOn: YamlNode | undefined;
  /** A reusable workflow that it calls. */
  readonly uses: YamlScalar | undefined;
  readonly with: readonly YamlPair[];
  readonly secrets: readonly YamlPair[] | 'inherit';
  readonly outputs: readonly YamlPair[];
  readonly env: readonly YamlPair[];
  readonly matrix: Matrix | undefined;
  readonly environment: YamlScalar | undefined;
  readonly shell: YamlScalar | undefined;
  readonly workingDirectory: YamlScalar | undefined;
  readonly steps: readonly Step[];
}

export interface Step {
  readonly index: number;
  readonly node: YamlMap;
  readonly id: YamlScalar | undefined;
  readonly name: YamlScalar | undefined;
  readonly uses: YamlScalar | undefined;
  readonly condition: YamlScalar | undefined;
  readonly run: YamlScalar | undefined;
  readonly shell: YamlScalar | undefined;
  readonly workingDirectory: YamlScalar | undefined;
  readonly with: readonly YamlPair[];
  readonly env: readonly YamlPair[];
}

export interface Matrix {
  readonly node: YamlNode;
  /** Without `include` and `exclude`. */
  readonly rows: readonly YamlPair[];
  readonly include: YamlNode | undefined;
  readonly exclude: YamlNode | undefined;
}

export interface ActionMetadata {
  readonly using: YamlScalar | undefined;
  readonly runs: YamlMap | undefined;
  readonly inputs: readonly Input[];
  readonly outputs: readonly Output[];
  readonly steps: readonly Step[];
}

/** One `${{ }}`, or a condition. */
export interface Expression {
  readonly site: Site;
  readonly written: Written;
  readonly parsed: ParsedExpression;
}
