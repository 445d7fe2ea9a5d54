import { resolve } from 'node:path';
import { t } from '@vscode/l10n';
import {
  isMap,
  isReadableParams,
  isScalar,
  isSeq,
  paramsIn,
  scalarsOf,
  type Parameter,
  type Pipeline,
  type YamlNode,
  type YamlScalar,
} from '@vitruve/manifests';
import { isUnread, readTextFile, TaskError } from '@vitruve/workspace';
import { yamlValue } from './yaml-value.ts';

/** Texts that were given for parameters, by name. */
export type GivenParameters = ReadonlyMap<string, string>;

/**
 * The pipeline with the values that its parameters have in this run: those given, those of files, or the defaults; and with the
 * moment of the run, for partitions without an end.
 * @throws TaskError for a parameter that does not exist, has no value, or has one that it does not allow.
 */
export async function withParameters(
  pipeline: Pipeline,
  folder: string,
  given: GivenParameters,
): Promise<Pipeline> {
  for (const name of given.keys()) {
    if (!pipeline.params.has(name)) {
      const known = [...pipeline.params.keys()].join(', ');
      throw new TaskError(t('Parameter "{0}" does not exist. Parameters of this pipeline: {1}', name, known));
    }
  }
  const params = new Map<string, Parameter>();
  for (const [name, parameter] of pipeline.params) {
    const value = await valueOfParameter(parameter, folder, given.get(name));
    const fault = faultOf(parameter, value);
    if (fault !== undefined) throw new TaskError(fault);
    params.set(name, { ...parameter, fallback: value });
  }
  return { ...pipeline, params, moment: Date.now() };
}

async function valueOfParameter(
  parameter: Parameter,
  folder: string,
  given: string | undefined,
): Promise<YamlNode> {
  const { name, file, fileKey, fallback } = parameter;
  if (given !== undefined) return read(given, typeOf(parameter));
  const inFile = file && (await valueInFile(resolve(folder, file.text), file.text, fileKey?.text ?? name));
  const value = inFile ?? fallback;
  if (!value) throw new TaskError(t('Parameter "{0}" requires a value: use --param {0}=…', name));
  return value;
}

/** The value at a key of a file. @throws TaskError when the file cannot be read. */
export async function valueInFile(path: string, shown: string, key: string): Promise<YamlNode | undefined> {
  if (!isReadableParams(path))
    throw new TaskError(t('"{0}": parameters are read from YAML and JSON files only', shown));
  const content = await readTextFile(path);
  const entries = isUnread(content) ? undefined : paramsIn(content.text);
  if (!entries) throw new TaskError(t('"{0}" cannot be read', shown));
  return entries.get(key)?.value ?? undefined;
}

/** The type that values must have: the one that is written, otherwise that of the default. */
function typeOf({ type, fallback }: Parameter): string | undefined {
  if (type) return type.text;
  if (isSeq(fallback)) return 'list';
  if (isMap(fallback)) return 'map';
  const value = isScalar(fallback) ? fallback.value : undefined;
  return value === undefined || value === null ? undefined : typeof value;
}

/** A text of the command line as a value: a text where one is expected, YAML otherwise. */
function read(text: string, type: string | undefined): YamlNode {
  const verbatim: YamlScalar = {
    type: 'scalar',
    span: { start: 0, end: text.length },
    value: text,
    text,
    style: 'quoted',
  };
  if (type === 'string') return verbatim;
  return yamlValue(text) ?? verbatim;
}

function faultOf(parameter: Parameter, value: YamlNode): string | undefined {
  const { name, allowed, minimum, maximum } = parameter;
  const type = typeOf(parameter);
  if (type !== undefined && !hasType(value, type))
    return t('The value of parameter "{0}" is not of type {1}', name, type);
  if (!isScalar(value)) return undefined;
  const choices = allowed ? scalarsOf(allowed).map(({ text }) => text) : [];
  if (choices.length > 0 && !choices.includes(value.text))
    return t(
      '"{0}" is not a valid value of parameter "{1}". Valid values: {2}',
      value.text,
      name,
      choices.join(', '),
    );
  const number = typeof value.value === 'number' ? value.value : undefined;
  const [least, most] = [Number(minimum?.value ?? -Infinity), Number(maximum?.value ?? Infinity)];
  if (number === undefined || (number >= least && number <= most)) return undefined;
  return number < least
    ? t('Parameter "{0}" must be at least {1}', name, least)
    : t('Parameter "{0}" must be at most {1}', name, most);
}

function hasType(node: YamlNode, type: string): boolean {
  const value = isScalar(node) ? node.value : undefined;
  switch (type) {
    case 'string':
      return isScalar(node);
    case 'number':
      return typeof value === 'number';
    case 'integer':
      return Number.isInteger(value);
    case 'boolean':
      return typeof value === 'boolean';
    case 'list':
      return isSeq(node);
    case 'map':
      return isMap(node);
    default:
      return true;
  }
}
