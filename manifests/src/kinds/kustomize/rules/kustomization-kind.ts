import { t } from '@vscode/l10n';
import { changeTo } from '../../../core/findings/change-to.ts';
import type { Rule } from '../../../core/rules/rule.ts';
import { scalarOf } from '../../../core/yaml/node.ts';
import type { KustomizeModel } from '../model.ts';

/** The one API version of each kind that kustomize reads from its files. */
const VERSIONS: Readonly<Record<string, string>> = {
  Kustomization: 'kustomize.config.k8s.io/v1beta1',
  Component: 'kustomize.config.k8s.io/v1alpha1',
};

/** A kustomization of another kind or API version than kustomize reads. */
export const kustomizationKind: Rule<KustomizeModel> = {
  id: 'kustomize/kustomization-kind',
  severity: 'error',
  *check({ model: { root }, document: { uri } }) {
    const kind = scalarOf(root, 'kind');
    if (kind && !Object.hasOwn(VERSIONS, kind.text)) {
      yield {
        message: t('The kind must be "Kustomization" or "Component"'),
        span: kind.span,
        ...changeTo(uri, kind, 'Kustomization'),
      };
      return;
    }
    const apiVersion = scalarOf(root, 'apiVersion');
    const version = VERSIONS[kind?.text ?? 'Kustomization'];
    if (!apiVersion || version === undefined || apiVersion.text === version) return;
    yield {
      message: t('kustomize reads only "{0}"', version),
      span: apiVersion.span,
      ...changeTo(uri, apiVersion, version),
    };
  },
};
