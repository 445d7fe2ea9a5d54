import { t } from '@vscode/l10n';
import { isScalar, type YamlScalar } from '../../../core/yaml/node.ts';
import { pipelineRule } from './pipeline-rule.ts';

/** What the last words of a variable's name say of it. */
const SECRET_NAME =
  /(?:^|_)(?:PASSWORD|PASSWD|PWD|SECRET|TOKEN|API_?KEY|ACCESS_KEY|PRIVATE_KEY|CREDENTIALS?)$/iu;

/** The forms of keys that services give out. */
const SECRET_VALUE =
  /^(?:gh[pousr]_[A-Za-z0-9]{36,}|github_pat_\w{22,}|glpat-[\w-]{20,}|AKIA[A-Z0-9]{16}|xox[abprs]-[\w-]{10,}|sk-[A-Za-z0-9_-]{20,}|hf_[A-Za-z0-9]{30,}|-----BEGIN [A-Z ]*PRIVATE KEY-----)/u;

/** A secret in a file that is versioned is one no more. */
export const secretValue = pipelineRule('pipeline/secret-value', 'warning', function* ({ pipeline }) {
  for (const { environment } of [pipeline.defaults, ...pipeline.stages.values()]) {
    for (const { key, value } of environment?.pairs ?? []) {
      if (!isScalar(value) || !isSecret(key.text, value)) continue;
      yield {
        message: t(
          '"{0}" contains a secret in plain text: reference it as "{1}", and rotate the exposed secret',
          key.text,
          `${key.text}: {secret: ${key.text}}`,
        ),
        span: value.span,
      };
    }
  }
});

function isSecret(name: string, { value, text }: YamlScalar): boolean {
  if (typeof value !== 'string') return false;
  if (SECRET_VALUE.test(text)) return true;
  // Paths, templates and what stands for "none" are no secrets.
  return (
    SECRET_NAME.test(name) && text.length > 3 && !/[${}<>\s]|^[./~]|^(?:none|null|true|false)$/iu.test(text)
  );
}
