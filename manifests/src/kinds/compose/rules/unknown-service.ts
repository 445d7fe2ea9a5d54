import { contentOf, type YamlScalar } from '../../../core/yaml/node.ts';
import { t } from '@vscode/l10n';
import { changeTo } from '../../../core/findings/change-to.ts';
import { nearest } from '../../../formats/json-schema/nearest.ts';
import type { RuleFinding } from '../../../core/findings/finding.ts';
import { resolveFrom } from '../../../core/text/resource.ts';
import { isLocal } from '../read.ts';
import { serviceRule, type ComposeContext } from './compose-rule.ts';

/** A service that another one depends on, extends or shares something with, and that no file of the project has. */
export const unknownService = serviceRule({
  id: 'compose/unknown-service',
  severity: 'error',
  *check({ name: own, uses, extends: extension }, context) {
    const { uri, services, project } = context;
    const base =
      extension?.file && extension.service
        ? unknownIn(extension.file, extension.service, context)
        : undefined;
    if (base) yield base;
    for (const { type, name, span, required } of uses) {
      if (type !== 'service' || !required || !project.isMissing('service', name)) continue;
      const suggestion = nearest(name, others(services, own));
      yield {
        message:
          suggestion === undefined
            ? t('Service "{0}" does not exist', name)
            : t('Service "{0}" does not exist. Did you mean "{1}"?', name, suggestion),
        span,
        ...changeTo(uri, span, suggestion),
      };
    }
  },
});

function* others(services: ReadonlyMap<string, unknown>, own: string): Iterable<string> {
  for (const name of services.keys()) if (name !== own) yield name;
}

/** A service that is extended from a file which does not have it. */
function unknownIn(
  file: YamlScalar,
  service: YamlScalar,
  { uri, graph }: ComposeContext,
): RuleFinding | undefined {
  if (!isLocal(file.text)) return undefined;
  const target = resolveFrom(uri, file.text);
  const declared = graph
    .declaredIn(target)
    .filter(({ type, facts }) => type === 'service' && facts?.kind === 'compose');
  if (declared.length === 0 || declared.some(({ key }) => key === service.text)) return undefined;
  const suggestion = nearest(
    service.text,
    declared.map(({ name }) => name),
  );
  const span = contentOf(service);
  return {
    message: t('Service "{1}" does not exist in "{0}"', file.text, service.text),
    span,
    related: [{ uri: target, span: { start: 0, end: 0 }, message: t('Extended file') }],
    ...changeTo(uri, span, suggestion),
  };
}
