import type { TextDocument } from 'vscode-languageserver-textdocument';
import { fileName } from '../../core/text/resource.ts';
import { isYaml } from '../../core/yaml/is-yaml.ts';

/** `compose.yaml`, `docker-compose.prod.yml`, `compose-dev.yml`, `shop.compose.yaml`: the names that Compose reads, and those that people give. */
const NAMED = /^(?:(?:docker-)?compose(?:[._-][\w.-]*)?|[\w.-]+\.(?:docker-)?compose)\.ya?ml$/iu;
const TOP_LEVEL_KEY = /^(?:"([\w.-]+)"|'([\w.-]+)'|([\w.-]+))[ \t]*:(?=\s|$)/gmu;
/** What Jinja, cookiecutter and Go templates write before it is YAML. */
const TEMPLATE = /^[ \t]*\{[{%#]|\{%|\{\{-?[ \t]*(?:cookiecutter|copier)\b|^[ \t]*<%/mu;
/** A service that is built or pulled, one or two steps below `services`. */
const CONTAINER = /^[ \t]{1,8}(?:image|build)[ \t]*:/mu;

const KEYS = new Set([
  'version',
  'name',
  'include',
  'services',
  'networks',
  'volumes',
  'secrets',
  'configs',
  'models',
  'jobs',
]);

/**
 * A Compose file: by its name, when what it holds is no template of another program; by its content, when all top-level keys are
 * those of Compose and a service has an image or is built.
 */
export function isCompose(document: TextDocument): boolean {
  if (!isYaml(document)) return false;
  const name = fileName(document.uri);
  const named = NAMED.test(name);
  const text = document.getText();
  if (!named && !/^services[ \t]*:/mu.test(text)) return false;
  if (TEMPLATE.test(text)) return false;
  if (named && /^(?:docker-)?compose\./iu.test(name) && !/^apiVersion[ \t]*:/mu.test(text)) return true;
  const keys = [...text.matchAll(TOP_LEVEL_KEY)].map(([, a, b, c]) => a ?? b ?? c ?? '');
  if (named) return keys.some((key) => KEYS.has(key) && key !== 'name' && key !== 'version');
  return keys.every((key) => KEYS.has(key) || key.startsWith('x-')) && CONTAINER.test(text);
}

/** True for `compose.override.yaml`, `docker-compose.prod.yml`: files that are laid over another one of their folder. */
export function isVariant(uri: string): boolean {
  const name = fileName(uri);
  return NAMED.test(name) && !/^(?:docker-)?compose\.ya?ml$/iu.test(name);
}
