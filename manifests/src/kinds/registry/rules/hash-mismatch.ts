import { t } from '@vscode/l10n';
import { resolveFrom } from '../../../core/text/resource.ts';
import { contentOf } from '../../../core/yaml/node.ts';
import { registryRule } from './registry-rule.ts';

/** A file that is not the one that was registered: whoever approved it has not seen it. There is no fix, for that reason. */
export const hashMismatch = registryRule(
  'registry/hash-mismatch',
  'error',
  function* ({ registered, graph, uri }) {
    for (const { file, sha256 } of registered.versions) {
      if (!file || !sha256 || !/^[0-9a-f]{64}$/u.test(sha256.text)) continue;
      const own = graph.sha256(resolveFrom(uri, file.text));
      if (own === undefined || own === sha256.text) continue;
      yield {
        message: t(
          'Hash mismatch: "{0}" is not the registered file (its hash starts with {1})',
          file.text,
          own.slice(0, 12),
        ),
        span: contentOf(sha256),
      };
    }
  },
);
