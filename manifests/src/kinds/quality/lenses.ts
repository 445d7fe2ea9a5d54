import { t } from '@vscode/l10n';
import type { Lens } from '../../core/contributions/annotation.ts';
import { nameKey } from '../../core/graph/entity.ts';
import type { KindContext } from '../../core/kind.ts';
import { counted } from '../../core/language.ts';
import { pairOf } from '../../core/yaml/node.ts';
import { resolveFrom } from '../../core/text/resource.ts';
import { checkKey } from './entities.ts';
import type { QualityModel } from './model.ts';

/** Above the tables: run all checks; above a table what makes its file; above a check the risks that it detects. */
export function qualityLenses({
  model: { suite },
  graph,
  document: { uri },
}: KindContext<QualityModel>): Lens[] {
  const all = suite && pairOf(suite.root, 'tables');
  const run: readonly Lens[] = all ? [{ span: all.key.span, title: t('Run checks'), runs: {} }] : [];
  const others = [...(suite?.tables.values() ?? [])].flatMap(({ name, key, path, checks }): Lens[] => {
    const makers = path
      ? graph.referencesToFile(resolveFrom(uri, path.text)).filter(({ relation }) => relation === 'makes')
      : [];
    return [
      ...(makers.length > 0 ? [{ span: key.span, title: t('Output of a pipeline'), opens: makers }] : []),
      ...[...checks.values()].flatMap((check): Lens[] => {
        const [declared] = graph
          .find('check', checkKey(name, check.name), uri)
          .filter((entity) => entity.uri === uri && nameKey(entity.name) === nameKey(check.name));
        const risks = declared ? graph.referencesTo(declared) : [];
        const title = counted(risks.length, 'Detects {0} risk', 'Detects {0} risks');
        return risks.length > 0 ? [{ span: check.key.span, title, opens: risks }] : [];
      }),
    ];
  });
  return [...run, ...others];
}
