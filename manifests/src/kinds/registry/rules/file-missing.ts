import { t } from '@vscode/l10n';
import { missingPaths } from '../../../core/paths/presence.ts';
import { contentOf } from '../../../core/yaml/node.ts';
import { registryRule } from './registry-rule.ts';

/** A file that is not there and that no pipeline makes. */
export const fileMissing = registryRule(
  'registry/file-missing',
  'warning',
  function* ({ registered, graph, uri }) {
    const { manifest, versions } = registered;
    const files = [
      manifest ?? [],
      versions.flatMap(({ file, evaluation }) => [file ?? [], evaluation ?? []].flat()),
    ].flat();
    const missing = missingPaths(
      graph,
      uri,
      files.map(({ text }) => text),
    );
    for (const file of files)
      if (missing.has(file.text))
        yield { message: t('File "{0}" does not exist', file.text), span: contentOf(file) };
  },
);
