import { ADR } from './adr/kind.ts';
import { AMDEC } from './amdec/kind.ts';
import { BLUR } from './blur/kind.ts';
import { COMPOSE } from './compose/kind.ts';
import { DETECTOR } from './detector/kind.ts';
import { DOTENV } from './dotenv/kind.ts';
import { DVC } from './dvc/kind.ts';
import { HELM } from './helm/kind.ts';
import type { Kind } from '../core/kind.ts';
import { KUBEFLOW } from './kubeflow/kind.ts';
import { KUBERNETES } from './kubernetes/kind.ts';
import { KUSTOMIZE } from './kustomize/kind.ts';
import { PIPELINE } from './pipeline/kind.ts';
import { OPENFAAS } from './openfaas/kind.ts';
import { PROMETHEUS } from './prometheus/kind.ts';
import { PROSE } from './prose/kind.ts';
import { RACI } from './raci/kind.ts';
import { WORKFLOW } from './workflow/kind.ts';

/** All kinds, asked in this order: the first to detect a document has it. Prose takes any Markdown that is left. */
export const KINDS: readonly Kind[] = [
  ADR,
  AMDEC,
  RACI,
  PIPELINE,
  BLUR,
  DETECTOR,
  DVC,
  WORKFLOW,
  KUSTOMIZE,
  HELM,
  KUBEFLOW,
  KUBERNETES,
  COMPOSE,
  DOTENV,
  PROMETHEUS,
  OPENFAAS,
  PROSE,
];
