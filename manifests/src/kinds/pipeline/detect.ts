import type { TextDocument } from 'vscode-languageserver-textdocument';
import { isOneOf } from '../../core/files/file-set.ts';
import { isYaml, namesSchema } from '../../core/files/formats.ts';
import { PIPELINE_YAML, PLAIN_PIPELINE } from './files.ts';

/** A list below `stages` is that of Azure, GitLab or Jenkins. */
const LIST = /^stages[ \t]*:[ \t]*(?:#.*)?(?:\r?\n(?:[ \t]*(?:#.*)?\r?\n)*[ \t]*-|\[)/mu;
const STAGES =
  /^stages[ \t]*:[ \t]*(?:#.*)?(?:\r?\n(?:[ \t]*(?:#.*)?\r?\n)*[ \t]+[^\s#-]|\{|(?:\r?\n\s*)?$(?![^]))/mu;
const VERSION = /^version[ \t]*:[ \t]*1[ \t\r]*(?:#.*)?$/mu;
/** Top-level keys of the pipelines of other programs. */
const FOREIGN =
  /^(?:apiVersion|kind|pipelines?|steps|jobs|trigger|pr|pool|schedules|components|connections|deploymentSpec|root|pipelineInfo|processors|resources|resource_types|nodes|tasks|extends|parameters|variables|inputs|outputs|include|image|services|agents|spec|metadata|vars|plots)[ \t]*:/mu;

/**
 * A file of ours by its name, `*.pipeline.yaml`, unless its keys are those of another program or its stages are a list;
 * `pipeline.yaml` only with our version and a map of stages; any YAML whose first lines name the schema.
 */
export function isPipeline(document: TextDocument): boolean {
  const { uri } = document;
  if (!isYaml(document)) return false;
  const isNamed = isOneOf(PIPELINE_YAML, uri);
  if (namesSchema(document, 'pipeline')) return true;
  if (!isNamed && !isOneOf(PLAIN_PIPELINE, uri)) return false;
  const text = document.getText();
  if (FOREIGN.test(text)) return false;
  return isNamed ? !LIST.test(text) : STAGES.test(text) && VERSION.test(text);
}
