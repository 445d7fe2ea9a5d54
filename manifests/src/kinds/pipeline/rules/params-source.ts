import { t } from '@vscode/l10n';
import { changeTo } from '../../../core/findings/change-to.ts';
import type { RuleFinding } from '../../../core/findings/finding.ts';
import { isReadableParams, paramsIn, type ParamsEntry } from '../../../formats/params/params-file.ts';
import { nearest } from '../../../formats/json-schema/nearest.ts';
import type { YamlScalar } from '../../../core/yaml/node.ts';
import { fileAt, pipelineRule, type PipelineContext } from './pipeline-rule.ts';

/** A file of parameters that is not there, or a key that it does not have. */
export const paramsSource = pipelineRule('pipeline/params-source', 'error', function* (context) {
  const { params, stages } = context.pipeline;
  const files = new Files(context);
  for (const { file, fileKey, key } of params.values()) {
    if (file) yield* files.check(file, [{ text: fileKey?.text ?? key.text, span: (fileKey ?? key).span }]);
  }
  for (const { fileParams } of stages.values())
    for (const { file, keys } of fileParams) yield* files.check(file, keys);
});

class Files {
  readonly #context: PipelineContext;
  readonly #read = new Map<string, ReadonlyMap<string, ParamsEntry> | undefined>();

  constructor(context: PipelineContext) {
    this.#context = context;
  }

  *check(file: YamlScalar, keys: readonly Pick<YamlScalar, 'text' | 'span'>[]): Iterable<RuleFinding> {
    if (file.text.includes('${')) return;
    const { graph, uri } = this.#context;
    const target = fileAt(this.#context, file.text);
    if (!graph.fileExists(target)) {
      yield { message: t('File "{0}" does not exist', file.text), span: file.span };
      return;
    }
    const entries = this.#entries(target);
    if (!entries) return;
    for (const { text, span } of keys) {
      if (entries.has(text) || /\.\d+(?:\.|$)|\[/u.test(text)) continue;
      const suggestion = nearest(text, entries.keys());
      yield {
        message: suggestion
          ? t('Key "{1}" does not exist in "{0}". Did you mean "{2}"?', file.text, text, suggestion)
          : t('Key "{1}" does not exist in "{0}"', file.text, text),
        span,
        ...changeTo(uri, span, suggestion),
      };
    }
  }

  #entries(target: string): ReadonlyMap<string, ParamsEntry> | undefined {
    if (!this.#read.has(target)) {
      const text = isReadableParams(target) ? this.#context.graph.text(target) : undefined;
      this.#read.set(target, text === undefined ? undefined : paramsIn(text));
    }
    return this.#read.get(target);
  }
}
