import { t } from '@vscode/l10n';
import { changeTo } from '../../../core/findings/change-to.ts';
import type { RuleFinding } from '../../../core/findings/finding.ts';
import type { YamlScalar } from '../../../core/yaml/node.ts';
import { pipelineRule } from './pipeline-rule.ts';

const NAME = /^[A-Za-z_][\w-]{0,62}$/u;

/** Names of stages, parameters, outputs and variables of matrices are parts of `${stages.name.outputs.name}`. */
export const nameForm = pipelineRule('pipeline/name-form', 'error', function* ({ pipeline, uri }) {
  const names: YamlScalar[] = [...pipeline.params.values()].map(({ key }) => key);
  for (const { key, outputs, matrix } of pipeline.stages.values()) {
    names.push(key, ...[...outputs.values()].map((output) => output.key));
    names.push(...(matrix?.variables.map((variable) => variable.key) ?? []));
  }
  for (const name of names) if (!NAME.test(name.text)) yield finding(uri, name);
});

function finding(uri: string, name: YamlScalar): RuleFinding {
  const { text, span } = name;
  const suggestion = text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^\w-]+/gu, '-')
    .replaceAll(/^[-\d]+|-+$/gu, '')
    .slice(0, 63);
  return {
    message:
      text.length > 63
        ? t('The name "{0}" is too long: the maximum is 63 characters', `${text.slice(0, 20)}…`)
        : t(
            '"{0}" is not a valid name: it must start with a letter or "_" and contain only letters, digits, "_" and "-"',
            text,
          ),
    span,
    ...changeTo(uri, name, NAME.test(suggestion) ? suggestion : undefined),
  };
}
