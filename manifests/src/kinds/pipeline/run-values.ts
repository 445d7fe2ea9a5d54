import { normalised } from '../../core/paths/relative.ts';
import { isRemote } from '../../core/paths/remote.ts';
import { isScalar, isSeq, scalarsOf, valueOf, type YamlNode } from '../../core/yaml/node.ts';
import { expressionsIn, interpolated, type Expression, type ExpressionPart } from './expression.ts';
import type { Run, Runs } from './matrix.ts';
import { RunIndex } from './run-index.ts';
import type { Pipeline, Stage } from './model.ts';

/** What the expressions of a pipeline stand for in each run of its stages. */
export class RunValues {
  readonly #pipeline: Pipeline;
  readonly #runs: ReadonlyMap<Stage, Runs>;
  readonly #indexes = new Map<Stage, RunIndex>();

  constructor(pipeline: Pipeline, runs: ReadonlyMap<Stage, Runs>) {
    this.#pipeline = pipeline;
    this.#runs = runs;
  }

  /** The paths that a text stands for in the runs of a stage. */
  pathsOf(stage: Stage, text: string): readonly string[] {
    if (!text.includes('${')) return text.trim() === '' ? [] : [shortest(text)];
    const runs = this.#unlike(stage, expressionsIn(text));
    return [...new Set(runs.flatMap((run) => this.#inRun(stage, run, text).map(shortest)))];
  }

  /** The paths of an output in the runs of its stage. */
  madeBy(stage: Stage, path: string): readonly string[] {
    if (!path.includes('${')) return path.trim() === '' ? [] : [shortest(path)];
    const runs = this.#runs.get(stage)?.runs ?? [];
    return [...new Set(runs.map((run) => shortest(this.#outputPath(run, path))))];
  }

  /** A list has many values, and so has the output of a stage with a matrix for a reader without one. */
  countOf(stage: Stage, parts: readonly ExpressionPart[]): number {
    const [namespace, name, ...others] = parts.map(({ text }) => text);
    if (namespace === 'stages') {
      const runs = this.#unlike(stage, [{ parts }]);
      return runs.reduce((most, run) => Math.max(most, this.#outputPaths(run, parts)?.length ?? 1), 1);
    }
    const value = namespace === 'params' ? this.#parameter(name ?? '', others) : undefined;
    return isSeq(value) ? Math.max(2, value.items.length) : 1;
  }

  /** The paths that a text stands for in one run of a stage. */
  pathsIn(stage: Stage, run: Run, text: string): readonly string[] {
    return text.trim() === '' ? [] : [...new Set(this.#inRun(stage, run, text).map(shortest))];
  }

  /** A text with its expressions replaced by their values, the first one of several. */
  textIn(stage: Stage, run: Run, text: string): string {
    return interpolated(text, (parts) => this.valuesIn(stage, run, parts)?.[0]);
  }

  /**
   * The values that an expression stands for in a run, as they are written; paths count from the folder of the pipeline.
   * Undefined for one that names nothing, and for a mapping.
   */
  valuesIn(stage: Stage, run: Run, parts: readonly ExpressionPart[]): readonly string[] | undefined {
    const [namespace, name = '', ...others] = parts.map(({ text }) => text);
    switch (namespace) {
      case 'stages':
        return this.#outputPaths(run, parts)?.map(shortest);
      case 'outputs': {
        const own = others.length === 0 ? stage.outputs.get(name)?.path : undefined;
        return own && [shortest(this.#outputPath(run, own.text))];
      }
      case 'params': {
        const value = this.#parameter(name, others);
        return isSeq(value)
          ? scalarsOf(value).map(({ text }) => text)
          : isScalar(value)
            ? [value.text]
            : undefined;
      }
      case 'matrix':
      case undefined:
      default: {
        const value = this.#value(run, parts);
        return value === undefined ? undefined : [value];
      }
    }
  }

  /** A name that stands for several values makes several texts: the rule `pipeline/several-values` sees that it is the only one. */
  #inRun(stage: Stage, run: Run, text: string): readonly string[] {
    const valuesOf = (parts: readonly ExpressionPart[]): readonly string[] | undefined =>
      this.valuesIn(stage, run, parts);
    const several = expressionsIn(text).find(({ parts }) => (valuesOf(parts)?.length ?? 1) !== 1);
    if (!several) return [interpolated(text, (parts) => valuesOf(parts)?.[0])];
    const name = nameOf(several.parts);
    return (valuesOf(several.parts) ?? []).map((value) =>
      interpolated(text, (parts) => (nameOf(parts) === name ? value : valuesOf(parts)?.[0])),
    );
  }

  /** The paths of `stages.name.outputs.name` as a run of another stage sees them. */
  #outputPaths(run: Run, parts: readonly ExpressionPart[]): readonly string[] | undefined {
    const stage = this.#pipeline.stages.get(parts[1]?.text ?? '');
    const path = stage?.outputs.get(parts[3]?.text ?? '')?.path?.text;
    if (!stage || path === undefined || parts[2]?.text !== 'outputs') return undefined;
    if (!path.includes('${')) return [path];
    return [...new Set(this.#alike(stage, run).map((other) => this.#outputPath(other, path)))];
  }

  /** The runs of a stage that a run of another one reads: where both have a variable, that with the same value. */
  #alike(stage: Stage, run: Run): readonly Run[] {
    const all = this.#runs.get(stage)?.runs ?? [];
    let index = this.#indexes.get(stage);
    if (!index) this.#indexes.set(stage, (index = new RunIndex(all)));
    const same = index.alike(run);
    return same.length > 0 ? same : all;
  }

  /** Of the runs of a stage, one for each combination of the values that expressions depend on: there may be very many runs. */
  #unlike(stage: Stage, expressions: readonly Pick<Expression, 'parts'>[]): readonly Run[] {
    const all = this.#runs.get(stage)?.runs ?? [];
    if (all.length < 2) return all;
    const names = new Set<string>();
    for (const { parts } of expressions) {
      const [namespace, name] = parts.map(({ text }) => text);
      if (namespace === 'matrix' && name !== undefined) names.add(name);
      const other = namespace === 'stages' ? this.#pipeline.stages.get(name ?? '') : undefined;
      for (const run of other ? (this.#runs.get(other)?.runs ?? []) : [])
        for (const variable of run.keys()) names.add(variable);
    }
    const found = new Map<string, Run>();
    for (const run of all) {
      const key = JSON.stringify([...names].map((name) => run.get(name) ?? null));
      if (!found.has(key)) found.set(key, run);
    }
    return [...found.values()];
  }

  /** Paths of outputs are made of parameters and the values of the run alone. */
  #outputPath(run: Run, path: string): string {
    return interpolated(path, (parts) => this.#value(run, parts));
  }

  #value(run: Run, parts: readonly ExpressionPart[]): string | undefined {
    const [namespace, name = '', ...others] = parts.map(({ text }) => text);
    if (namespace === 'matrix') return others.length === 0 ? run.get(name) : undefined;
    if (namespace !== 'params') return undefined;
    const value = this.#parameter(name, others);
    return isScalar(value) ? value.text : undefined;
  }

  /** The value of a parameter, or of a key in one that is a mapping. */
  #parameter(name: string, keys: readonly string[]): YamlNode | undefined {
    const { fallback } = this.#pipeline.params.get(name) ?? {};
    return keys.reduce<YamlNode | undefined>((node, key) => valueOf(node, key), fallback);
  }
}

function shortest(path: string): string {
  return isRemote(path) ? path : normalised(path.trim());
}

function nameOf(parts: readonly ExpressionPart[]): string {
  return parts.map(({ text }) => text).join('.');
}
