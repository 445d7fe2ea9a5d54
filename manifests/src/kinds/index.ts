import { REGISTRY_DECLARATION } from './registry/declaration.ts';
import { SQL_DECLARATION } from './sql/declaration.ts';
import { QUALITY_DECLARATION } from './quality/declaration.ts';
import { ARCHITECTURE_DECLARATION } from './architecture/declaration.ts';
import type { Kind, KindDeclaration, LoadableKind } from '../core/kind.ts';
import { ADR_DECLARATION } from './adr/declaration.ts';
import { AMDEC_DECLARATION } from './amdec/declaration.ts';
import { BLUR_DECLARATION } from './blur/declaration.ts';
import { COMPOSE_DECLARATION } from './compose/declaration.ts';
import { DETECTOR_DECLARATION } from './detector/declaration.ts';
import { DOTENV_DECLARATION } from './dotenv/declaration.ts';
import { DVC_DECLARATION } from './dvc/declaration.ts';
import { HELM_DECLARATION } from './helm/declaration.ts';
import { KUBEFLOW_DECLARATION } from './kubeflow/declaration.ts';
import { KUBERNETES_DECLARATION } from './kubernetes/declaration.ts';
import { KUSTOMIZE_DECLARATION } from './kustomize/declaration.ts';
import { MODEL_DECLARATION } from './model/declaration.ts';
import { OBJECTIVES_DECLARATION } from './objectives/declaration.ts';
import { OPENFAAS_DECLARATION } from './openfaas/declaration.ts';
import { PIPELINE_DECLARATION } from './pipeline/declaration.ts';
import { PROMETHEUS_DECLARATION } from './prometheus/declaration.ts';
import { PROSE_DECLARATION } from './prose/declaration.ts';
import { RACI_DECLARATION } from './raci/declaration.ts';
import { TERRAFORM_DECLARATION } from './terraform/declaration.ts';
import { WORKFLOW_DECLARATION } from './workflow/declaration.ts';

/** All kinds, asked in this order: the first to detect a document has it. Prose takes any Markdown that is left. */
export const KINDS: readonly LoadableKind[] = [
  loadable(ADR_DECLARATION, async () => (await import('./adr/kind.ts')).ADR),
  loadable(AMDEC_DECLARATION, async () => (await import('./amdec/kind.ts')).AMDEC),
  loadable(RACI_DECLARATION, async () => (await import('./raci/kind.ts')).RACI),
  loadable(PIPELINE_DECLARATION, async () => (await import('./pipeline/kind.ts')).PIPELINE),
  loadable(BLUR_DECLARATION, async () => (await import('./blur/kind.ts')).BLUR),
  loadable(DETECTOR_DECLARATION, async () => (await import('./detector/kind.ts')).DETECTOR),
  loadable(DVC_DECLARATION, async () => (await import('./dvc/kind.ts')).DVC),
  loadable(WORKFLOW_DECLARATION, async () => (await import('./workflow/kind.ts')).WORKFLOW),
  loadable(KUSTOMIZE_DECLARATION, async () => (await import('./kustomize/kind.ts')).KUSTOMIZE),
  loadable(HELM_DECLARATION, async () => (await import('./helm/kind.ts')).HELM),
  loadable(KUBEFLOW_DECLARATION, async () => (await import('./kubeflow/kind.ts')).KUBEFLOW),
  loadable(KUBERNETES_DECLARATION, async () => (await import('./kubernetes/kind.ts')).KUBERNETES),
  loadable(COMPOSE_DECLARATION, async () => (await import('./compose/kind.ts')).COMPOSE),
  loadable(DOTENV_DECLARATION, async () => (await import('./dotenv/kind.ts')).DOTENV),
  loadable(TERRAFORM_DECLARATION, async () => (await import('./terraform/kind.ts')).TERRAFORM),
  loadable(PROMETHEUS_DECLARATION, async () => (await import('./prometheus/kind.ts')).PROMETHEUS),
  loadable(OPENFAAS_DECLARATION, async () => (await import('./openfaas/kind.ts')).OPENFAAS),
  loadable(MODEL_DECLARATION, async () => (await import('./model/kind.ts')).MODEL),
  loadable(QUALITY_DECLARATION, async () => (await import('./quality/kind.ts')).QUALITY),
  loadable(ARCHITECTURE_DECLARATION, async () => (await import('./architecture/kind.ts')).ARCHITECTURE),
  loadable(OBJECTIVES_DECLARATION, async () => (await import('./objectives/kind.ts')).OBJECTIVES),
  loadable(SQL_DECLARATION, async () => (await import('./sql/kind.ts')).SQL),
  loadable(REGISTRY_DECLARATION, async () => (await import('./registry/kind.ts')).REGISTRY),
  loadable(PROSE_DECLARATION, async () => (await import('./prose/kind.ts')).PROSE),
];

/** All kinds, loaded, in the same order. */
export function loadKinds(): Promise<readonly Kind[]> {
  return Promise.all(KINDS.map((kind) => kind.load()));
}

function loadable(declaration: KindDeclaration, load: () => Promise<Kind>): LoadableKind {
  return { ...declaration, load };
}
