import { commandReferences, fileWithin } from '../../formats/shell/references.ts';
import { nameKey, type Reference } from '../../core/graph/entity.ts';
import { imageKey, imageNameOf } from '../../formats/container-images/image-name.ts';
import { parameterKey } from '../../formats/params/params-file.ts';
import { joined } from '../../core/paths/relative.ts';
import { resolveFrom } from '../../core/text/resource.ts';
import type { Span } from '../../core/text/span.ts';
import type { YamlScalar } from '../../core/yaml/node.ts';
import { placesIn } from '../../core/yaml/place-in-scalar.ts';
import { decisionReferences } from '../../formats/citations/decision-references.ts';
import { outputKey } from './entities.ts';
import { expressionUses } from './expressions.ts';
import { isRemote } from '../../core/paths/remote.ts';
import { filesOf } from './file-uses.ts';
import type { Pipeline, Settings, Stage } from './model.ts';

/** What a pipeline names: its own stages, parameters and outputs, files, images, roles, decisions, other pipelines. */
export function referencesOf(uri: string, text: string, pipeline: Pipeline): Reference[] {
  return new Collector(uri, text, pipeline).references();
}

class Collector {
  readonly #uri: string;
  readonly #text: string;
  readonly #pipeline: Pipeline;
  readonly #references: Reference[] = [];

  constructor(uri: string, text: string, pipeline: Pipeline) {
    this.#uri = uri;
    this.#text = text;
    this.#pipeline = pipeline;
  }

  references(): Reference[] {
    const { owner, decisions, defaults, stages, params } = this.#pipeline;
    this.#people(owner, decisions);
    this.#image(defaults);
    for (const { file, fileKey, key } of params.values()) {
      if (!file) continue;
      this.#file(file.text, file.span, 'parameters');
      if (fileKey) this.#parameterIn(file.text, fileKey.text, fileKey.span);
      else this.#parameterIn(file.text, key.text, file.span);
    }
    for (const stage of stages.values()) this.#stage(stage);
    this.#expressions();
    this.#paths();
    return this.#references;
  }

  #stage(stage: Stage): void {
    this.#people(stage.owner, stage.decisions);
    this.#image(stage);
    for (const { text, span } of stage.needs) this.#own('stage', text, text, span, 'needs', 'yaml');
    for (const { text, span } of stage.params) this.#own('parameter', text, text, span, 'reads', 'yaml');
    for (const { file, keys } of stage.fileParams) {
      this.#file(file.text, file.span, 'parameters');
      for (const key of keys) this.#parameterIn(file.text, key.text, key.span);
    }
    for (const { key } of stage.when?.pairs ?? []) {
      const [namespace, name, ...others] = key.text.split('.');
      if (namespace !== 'params' || name === undefined || others.length > 0) continue;
      const place = placesIn(this.#text, key);
      this.#own('parameter', name, name, place('params.'.length, key.text.length), 'reads', 'plain');
    }
    if (stage.workdir) this.#file(stage.workdir.text, stage.workdir.span, 'workdir');
    const workdir = (stage.workdir ?? this.#pipeline.defaults.workdir)?.text ?? '';
    if (!workdir.includes('${')) for (const scalar of stage.run) this.#scripts(scalar, workdir);
    if (stage.uses && /\.ya?ml$/iu.test(stage.uses.text)) this.#usedPipeline(stage.uses);
  }

  #scripts(scalar: YamlScalar, workdir: string): void {
    this.#references.push(
      ...commandReferences(scalar, {
        uri: this.#uri,
        target: (path) => fileWithin(this.#uri, joined(workdir, path)),
        span: placesIn(this.#text, scalar),
      }),
    );
  }

  #usedPipeline({ text, span }: YamlScalar): void {
    const target = resolveFrom(this.#uri, text);
    this.#references.push({
      types: ['pipeline', 'file'],
      uri: this.#uri,
      name: text,
      key: target,
      span,
      notation: 'fixed',
      relation: 'uses',
      target,
    });
  }

  #expressions(): void {
    for (const { expression, scalar, stage } of expressionUses(this.#pipeline)) {
      const [namespace, first, second, third] = expression.parts;
      if (!namespace || !first) continue;
      const place = placesIn(this.#text, scalar);
      const at = ({ start, end }: { start: number; end: number }): Span => place(start, end);
      if (namespace.text === 'params')
        this.#own('parameter', first.text, first.text, at(first), 'reads', 'plain');
      else if (namespace.text === 'partitions')
        this.#own('partition', first.text, first.text, at(first), 'reads', 'plain');
      else if (namespace.text === 'outputs' && stage)
        this.#own('output', first.text, outputKey(stage.name, first.text), at(first), 'makes', 'plain');
      else if (namespace.text === 'stages') {
        this.#own('stage', first.text, first.text, at(first), 'reads', 'plain');
        if (second?.text === 'outputs' && third)
          this.#own('output', third.text, outputKey(first.text, third.text), at(third), 'reads', 'plain');
      }
    }
  }

  #paths(): void {
    const { inputs, outputs } = filesOf(this.#pipeline);
    const made = new Set(outputs.flatMap(({ paths }) => (paths.length === 1 ? paths : [])));
    for (const { scalar, paths } of inputs) {
      const [path] = paths;
      if (path === undefined || paths.length > 1 || scalar.text.includes('${')) continue;
      // First where it is made, then the file itself.
      if (made.has(path)) this.#own('artifact', scalar.text, path, scalar.span, 'reads', 'yaml');
      this.#file(path, scalar.span, 'reads');
    }
    for (const { scalar, paths } of outputs) {
      for (const path of paths.slice(0, 1)) this.#file(path, scalar.span, 'makes');
    }
  }

  #own(
    type: 'stage' | 'parameter' | 'partition' | 'output' | 'artifact',
    name: string,
    key: string,
    span: Span,
    relation: string,
    notation: 'plain' | 'yaml',
  ): void {
    this.#references.push({
      types: [type],
      uri: this.#uri,
      name,
      key,
      span,
      notation,
      relation,
      scope: this.#uri,
    });
  }

  /** A key of a file of parameters, which declares it where it is one of DVC's. */
  #parameterIn(file: string, path: string, span: Span): void {
    const key = parameterKey(resolveFrom(this.#uri, file), path);
    const notation = path.includes('.') ? 'fixed' : 'yaml';
    this.#references.push({
      types: ['parameter'],
      uri: this.#uri,
      name: path,
      key,
      span,
      notation,
      relation: 'reads',
    });
  }

  #file(path: string, span: Span, relation: string): void {
    if (path === '' || path.includes('${') || isRemote(path) || path.startsWith('/')) return;
    const target = resolveFrom(this.#uri, path);
    this.#references.push({
      types: ['file'],
      uri: this.#uri,
      name: path,
      key: target,
      span,
      notation: 'fixed',
      relation,
      target,
    });
  }

  #people(owner: YamlScalar | undefined, decisions: readonly YamlScalar[]): void {
    const uri = this.#uri;
    if (owner) {
      const { text: name, span } = owner;
      const key = nameKey(name);
      this.#references.push({
        types: ['role', 'person'],
        uri,
        name,
        key,
        span,
        notation: 'yaml',
        relation: 'owner',
      });
    }
    for (const decision of decisions) this.#references.push(...decisionReferences(uri, decision));
  }

  #image({ image }: Settings): void {
    const name = image && imageNameOf(image.text);
    if (!name) return;
    this.#references.push({
      types: ['image'],
      uri: this.#uri,
      name: image.text,
      key: imageKey(name),
      span: image.span,
      notation: 'fixed',
      relation: 'runs-in',
    });
  }
}
