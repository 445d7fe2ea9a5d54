import { t } from '@vscode/l10n';
import type { RuleFinding } from '../../../../core/findings/finding.ts';
import { valueOf } from '../../../../core/yaml/node.ts';
import { catalog, isServersGroup, groupOf } from '../../schema/catalog.ts';
import { crossResourceRule } from '../../checks/resource-rule.ts';
import { testFolderOf } from '../../units/example.ts';
import { isFragment } from '../../units/fragment.ts';

/**
 * A resource says what it is: `apiVersion` and `kind`, which the server needs before anything else. What a program is tested with may
 * do without one of them.
 */
export const missingKind = crossResourceRule({
  id: 'kubernetes/missing-kind',
  severity: 'error',
  *check(resource, { document: { uri }, graph }): Iterable<RuleFinding> {
    // A patch is found by its target, whatever it says of itself.
    if (isFragment(resource, uri, graph)) return;
    const { apiVersion, kindNode, kind, root } = resource;
    // What decrypts a file of SOPS may add it.
    const isDoubtful = testFolderOf(uri, graph) !== undefined || valueOf(root, 'sops') !== undefined;
    const weight = isDoubtful ? { atMost: 'hint' as const } : {};
    const first = root.pairs[0]?.key.span ?? root.span;
    if (apiVersion && !kindNode) {
      yield { message: t('Missing field "kind"'), span: apiVersion.span, ...weight };
    } else if (!apiVersion && kindNode) {
      const versions = catalog()
        .versionsOf(kind)
        .filter((version) => isServersGroup(groupOf(version)));
      const version = versions.find((candidate) => /\bv\d+$/u.test(candidate));
      const text = `apiVersion: ${version ?? ''}\n`;
      const fixes =
        version === undefined || root.flow
          ? {}
          : {
              fixes: [
                {
                  title: t('Add "apiVersion: {0}"', version),
                  changes: () => [
                    { kind: 'text' as const, uri, span: { start: first.start, end: first.start }, text },
                  ],
                },
              ],
            };
      yield { message: t('Missing field "apiVersion"'), span: kindNode.span, ...fixes, ...weight };
    }
  },
});
