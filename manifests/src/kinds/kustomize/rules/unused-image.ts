import { t } from '@vscode/l10n';
import { changeTo } from '../../../core/findings/change-to.ts';
import type { Rule } from '../../../core/rules/rule.ts';
import { nearest } from '../../../formats/json-schema/nearest.ts';
import { isSeq, scalarOf, valueOf } from '../../../core/yaml/node.ts';
import { accumulatedBy, unitAt } from '../accumulated.ts';
import type { KustomizeModel } from '../model.ts';

/** An image to be changed that no container of the kustomization runs: nothing is changed. */
export const unusedImage: Rule<KustomizeModel> = {
  id: 'kustomize/unused-image',
  severity: 'hint',
  *check({ model, graph, document: { uri } }) {
    const list = valueOf(model.root, 'images');
    const unit = isSeq(list) && list.items.length > 0 ? unitAt(uri, graph) : undefined;
    if (!unit || !isSeq(list)) return;
    const { resources, open } = accumulatedBy(unit, graph);
    if (open) return;
    const written = resources.filter(({ entity }) => entity.facts?.generated !== true);
    const files = new Set(written.map(({ entity }) => entity.uri));
    const names = new Set(
      [...files].flatMap((file) =>
        graph
          .referencesIn(file)
          .filter(({ types }) => types.includes('image'))
          .map(({ name }) => withoutTag(name)),
      ),
    );
    // Images in fields that only their own kinds know are not seen.
    if (names.size === 0) return;
    const given = list.items.flatMap((item) => scalarOf(item, 'newName')?.text ?? []);
    for (const item of list.items) {
      const name = scalarOf(item, 'name');
      if (!name || names.has(withoutTag(name.text)) || given.includes(name.text)) continue;
      const suggestion = nearest(name.text, [...names]);
      yield {
        message:
          suggestion === undefined
            ? t('Image "{0}" is not used by any container of the kustomization', name.text)
            : t(
                'Image "{0}" is not used by any container of the kustomization. Did you mean "{1}"?',
                name.text,
                suggestion,
              ),
        span: name.span,
        ...changeTo(uri, name, suggestion),
      };
    }
  },
};

function withoutTag(image: string): string {
  return image.replace(/@.*$/u, '').replace(/:[^/:]*$/u, '');
}
