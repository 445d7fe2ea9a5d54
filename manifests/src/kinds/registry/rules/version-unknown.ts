import { t } from '@vscode/l10n';
import { ALIASES } from '../../../formats/model-registry/registry.ts';
import { versionNamed } from '../../../formats/model-registry/read.ts';
import { registryRule } from './registry-rule.ts';

/** An alias or an entry of the history for a version that the model does not have. */
export const versionUnknown = registryRule('registry/version-unknown', 'error', function* ({ registered }) {
  const named = [
    ...ALIASES.map((alias) => registered.aliases[alias]),
    ...registered.history.map(({ version }) => version),
  ];
  for (const version of named)
    if (version && !versionNamed(registered, version.text))
      yield {
        message: t('Model "{0}" has no version {1}', registered.name, version.text),
        span: version.span,
      };
});
