import type { TextDocument } from 'vscode-languageserver-textdocument';
import { isYaml } from '../../core/files/formats.ts';

const INFO = /^(?:"pipelineInfo"|pipelineInfo)[ \t]*:/mu;
const ROOT = /^(?:"root"|root)[ \t]*:/mu;
const FORMAT =
  /^(?:"(?:schemaVersion|sdkVersion|deploymentSpec)"|schemaVersion|sdkVersion|deploymentSpec)[ \t]*:/mu;

/** A pipeline of Kubeflow Pipelines v2 as the SDK compiles it to YAML. */
export function isKubeflowPipeline(document: TextDocument): boolean {
  if (!isYaml(document)) return false;
  const text = document.getText();
  return INFO.test(text) && ROOT.test(text) && FORMAT.test(text);
}
