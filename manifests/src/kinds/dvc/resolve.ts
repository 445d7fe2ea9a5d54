import { isRemote } from '../../core/paths/remote.ts';
import type { Graph } from '../../core/graph/graph.ts';
import { joined, normalised } from '../../core/paths/relative.ts';
import { StageFlow } from '../../formats/stages/stage-flow.ts';
import {
  isMap,
  isScalar,
  isSeq,
  type YamlMap,
  type YamlNode,
  type YamlScalar,
} from '../../core/yaml/node.ts';
import type { DvcFile, DvcOut, DvcParams, DvcStage } from './model.ts';
import { optionsText } from './options-text.ts';
import { dvcExpressions, type DvcExpression } from './template.ts';
import { lookUp, readVariables, withVariables, type VarsFault, type Variables } from './variables.ts';

/** A stage as DVC runs it: of a `foreach` or `matrix` there are many. */
export interface DvcRun {
  readonly stage: DvcStage;
  /** `train`, `train@model-a`. */
  readonly name: string;
  readonly cmd: readonly string[];
  /** From the folder of the file; undefined when a variable in it is not known. */
  readonly wdir: string | undefined;
  /** Paths from the folder of the file, in their shortest form. */
  readonly deps: readonly DvcPath[];
  readonly outs: readonly (DvcPath & { readonly out: DvcOut })[];
  readonly params: readonly {
    readonly params: DvcParams;
    readonly file: string;
    /** As DVC records it. */
    readonly recorded: string;
    readonly keys: readonly string[];
  }[];
}

export interface DvcPath {
  readonly path: string;
  /** As DVC records it: from the `wdir` of the stage, with its variables put in. */
  readonly recorded: string;
  readonly scalar: YamlScalar;
}

/** An expression that no variable answers. */
export interface UnresolvedExpression {
  readonly scalar: YamlScalar;
  readonly expression: DvcExpression;
  /** Names that are known there. */
  readonly variables: Variables;
}

/** A list or a map where one value is asked for. */
export interface Composite {
  readonly scalar: YamlScalar;
  readonly expression: DvcExpression;
  readonly value: YamlNode;
}

/** A `dvc.yaml` with its variables put in. */
export interface ResolvedFile {
  readonly runs: readonly DvcRun[];
  readonly unresolved: readonly UnresolvedExpression[];
  readonly varsFaults: readonly VarsFault[];
  /** Maps and lists where one value is asked for. */
  readonly composite: readonly Composite[];
  /** `foreach` and `matrix` whose values are no list or map, with what they are. */
  readonly wrongLoops: readonly DvcStage[];
  /** `foreach` and `matrix` of which only the first runs are read. */
  readonly longLoops: readonly DvcStage[];
  /** Expressions whose value may be in a file that is not read. */
  readonly unread: readonly UnresolvedExpression[];
  readonly variables: Variables;
  readonly flow: StageFlow<DvcRun>;
}

/** Runs that are read of one stage. */
export const MAX_RUNS = 256;

/** Puts the variables of a file in. Asks the graph for the files of variables, so that a check is repeated when they change. */
export function resolveFile(file: DvcFile, uri: string, graph: Graph): ResolvedFile {
  return new Resolver(file, uri, graph).resolve();
}

class Resolver {
  readonly #file: DvcFile;
  readonly #uri: string;
  readonly #graph: Graph;
  readonly #unresolved = new Map<string, UnresolvedExpression>();
  readonly #varsFaults: VarsFault[] = [];
  readonly #composite = new Map<string, Composite>();
  readonly #wrongLoops: DvcStage[] = [];
  readonly #longLoops = new Set<DvcStage>();
  readonly #unread = new Map<string, UnresolvedExpression>();

  constructor(file: DvcFile, uri: string, graph: Graph) {
    this.#file = file;
    this.#uri = uri;
    this.#graph = graph;
  }

  resolve(): ResolvedFile {
    const { variables, faults } = readVariables(this.#graph, this.#uri, '', this.#file.vars, true);
    this.#varsFaults.push(...faults);
    const runs = [...this.#file.stages.values()].flatMap((stage) => this.#runs(stage, variables));
    const flow = new StageFlow(
      runs.map((run) => ({
        stage: run,
        // A file of parameters may be made by a stage as well.
        inputs: [...run.deps.map(({ path }) => path), ...run.params.map(({ file }) => file)],
        outputs: run.outs.map(({ path }) => path),
        after: [],
      })),
    );
    return {
      runs,
      unresolved: [...this.#unresolved.values()],
      varsFaults: this.#varsFaults,
      composite: [...this.#composite.values()],
      wrongLoops: this.#wrongLoops,
      longLoops: [...this.#longLoops],
      unread: [...this.#unread.values()],
      variables,
      flow,
    };
  }

  #runs(stage: DvcStage, top: Variables): readonly DvcRun[] {
    const own = stage.loop ? this.#iterations(stage, top) : [{ name: stage.name, variables: top }];
    return own.flatMap(({ name, variables }) => this.#run(stage, name, variables));
  }

  #run(stage: DvcStage, name: string, variables: Variables): readonly DvcRun[] {
    const wdir = stage.wdir ? this.#text(stage.wdir, variables) : '';
    const local = readVariables(this.#graph, this.#uri, wdir ?? '', stage.vars, false);
    for (const fault of local.faults)
      if (!this.#varsFaults.some(({ span }) => span === fault.span)) this.#varsFaults.push(fault);
    const all = withVariables(local.variables, variables);
    const pathOf = (scalar: YamlScalar): DvcPath[] => {
      const text = this.#text(scalar, all);
      if (text === undefined || text === '' || wdir === undefined) return [];
      return [{ path: isRemote(text) ? text : joined(wdir, text), recorded: text, scalar }];
    };
    return [
      {
        stage,
        name,
        cmd: stage.cmd.flatMap((scalar) => this.#text(scalar, all, true) ?? []),
        wdir: wdir === undefined ? undefined : normalised(wdir),
        deps: stage.deps.flatMap(pathOf),
        outs: stage.outs.flatMap((out) => pathOf(out.path).map((path) => ({ ...path, out }))),
        params: stage.params.flatMap((params) => {
          const file = params.file ? this.#text(params.file, all) : 'params.yaml';
          if (file === undefined || wdir === undefined) return [];
          const keys = params.keys.flatMap((key) => this.#text(key, all) ?? []);
          return [{ params, file: joined(wdir, file), recorded: file, keys }];
        }),
      },
    ];
  }

  /** The runs that `foreach` or `matrix` asks for. */
  #iterations(stage: DvcStage, top: Variables): readonly { name: string; variables: Variables }[] {
    const { loop } = stage;
    if (!loop) return [];
    const values =
      loop.form === 'foreach' ? this.#loopValues(loop.values, top) : this.#product(stage, loop.values, top);
    if (values === 'unknown') return [];
    if (!values) {
      this.#wrongLoops.push(stage);
      return [];
    }
    if (values.length > MAX_RUNS) this.#longLoops.add(stage);
    return values.slice(0, MAX_RUNS).map(({ key, item, isKeyed }) => ({
      name: `${stage.name}@${key}`,
      variables: withVariables({ layers: [iterationLayer(key, item, isKeyed)], open: false }, top),
    }));
  }

  #loopValues(node: YamlNode | null, top: Variables): readonly Iteration[] | 'unknown' | undefined {
    const value = this.#value(node, top);
    if (value === 'unknown') return 'unknown';
    if (isMap(value))
      return value.pairs.map(({ key, value: item }) => ({ key: key.text, item, isKeyed: true }));
    if (!isSeq(value)) return undefined;
    const isPlain = value.items.every((item) => item === null || isScalar(item));
    // An item that stands twice is one run: DVC keeps them by name.
    const runs = new Map<string, Iteration>();
    for (const [index, item] of value.items.entries()) {
      const key = isPlain && isScalar(item) ? item.text : String(index);
      runs.set(key, { key, item, isKeyed: false });
    }
    return [...runs.values()];
  }

  #product(
    stage: DvcStage,
    node: YamlNode | null,
    top: Variables,
  ): readonly Iteration[] | 'unknown' | undefined {
    if (!isMap(node)) return undefined;
    let runs: { key: string; pairs: YamlMap['pairs'] }[] = [{ key: '', pairs: [] }];
    for (const { key, value, span } of node.pairs) {
      const values = this.#value(value, top);
      if (values === 'unknown') return 'unknown';
      // Of a map DVC takes the keys.
      const items = isMap(values) ? values.pairs.map((pair) => pair.key) : isSeq(values) && values.items;
      if (!items) return undefined;
      if (runs.length * items.length > MAX_RUNS) this.#longLoops.add(stage);
      runs = runs
        .flatMap((run) =>
          items.map((item, index) => {
            const text = isScalar(item) ? item.text : `${key.text}${index}`;
            return {
              key: run.key === '' ? text : `${run.key}-${text}`,
              pairs: [...run.pairs, { key, value: item, span }],
            };
          }),
        )
        .slice(0, MAX_RUNS);
    }
    return runs.map(({ key, pairs }) => ({
      key,
      item: { type: 'map', span: node.span, pairs, flow: false },
      isKeyed: true,
    }));
  }

  /** A list or map, written here or named by `${}`. */
  #value(node: YamlNode | null, variables: Variables): YamlNode | null | 'unknown' {
    if (!isScalar(node)) return node;
    const [expression, ...others] = dvcExpressions(node.text);
    if (!expression || others.length > 0) return node;
    const value = lookUp(variables, expression.keys);
    if (value) return value;
    this.#miss(node, expression, variables);
    return 'unknown';
  }

  /** The text with its variables put in; undefined when one is not known. */
  #text(scalar: YamlScalar, variables: Variables, isCommand = false): string | undefined {
    const { text } = scalar;
    const expressions = dvcExpressions(text);
    if (expressions.length === 0) return text.replaceAll('\\${', '${');
    let result = '';
    let from = 0;
    let isKnown = true;
    for (const expression of expressions) {
      const value = lookUp(variables, expression.keys);
      if (!value) this.#miss(scalar, expression, variables);
      else if (!(isCommand ? !isSeq(value) : isScalar(value)))
        this.#composite.set(`${scalar.span.start} ${expression.start}`, { scalar, expression, value });
      if (!isScalar(value) && !(value && isCommand)) isKnown = false;
      result += text.slice(from, expression.start) + (value ? shownValue(value) : '');
      from = expression.end;
    }
    return isKnown ? (result + text.slice(from)).replaceAll('\\${', '${') : undefined;
  }

  #miss(scalar: YamlScalar, expression: DvcExpression, variables: Variables): void {
    // One value of a loop stands for all.
    const at = `${scalar.span.start} ${expression.start}`;
    const found = variables.open ? this.#unread : this.#unresolved;
    if (!found.has(at)) found.set(at, { scalar, expression, variables });
  }
}

/** A value as DVC writes it into a text; lists have none. */
function shownValue(value: YamlNode): string {
  return isMap(value) ? optionsText(value) : isScalar(value) ? value.text : '';
}

interface Iteration {
  readonly key: string;
  readonly item: YamlNode | null;
  /** Whether `${key}` is known as well. */
  readonly isKeyed: boolean;
}

function iterationLayer(key: string, item: YamlNode | null, isKeyed: boolean): YamlMap {
  const at = item?.span ?? { start: 0, end: 0 };
  const scalar = (text: string): YamlScalar => ({
    type: 'scalar',
    span: at,
    value: text,
    text,
    style: 'plain',
  });
  const pairs = [{ key: scalar('item'), value: item ?? scalar(''), span: at }];
  if (isKeyed) pairs.push({ key: scalar('key'), value: scalar(key), span: at });
  return { type: 'map', span: at, pairs, flow: false };
}
