import type { TextDocument } from 'vscode-languageserver-textdocument';
import { isOneOf } from '../../core/files/file-set.ts';
import { isYaml } from '../../core/files/formats.ts';
import { fileName } from '../../core/text/resource.ts';
import { isScaffold } from '../../formats/placeholders/scaffold.ts';
import { COMPOSE_DEFAULT, COMPOSE_VARIANT } from './files.ts';

const TOP_LEVEL_KEY = /^(?:"([\w.-]+)"|'([\w.-]+)'|([\w.-]+))[ \t]*:(?=\s|$)/gmu;
/** What Jinja, cookiecutter and Go templates write before it is YAML; and `image: %%IMAGE%%`, which is none. */
const TEMPLATE =
  /^[ \t]*\{[{%#]|\{%|\{\{-?[ \t]*(?:cookiecutter|copier)\b|^[ \t]*<%|^[ \t]+(?:- +)?[\w.-]+:[ \t]+%%/mu;
/** A service that is built or pulled, one or two steps below `services`. */
const CONTAINER = /^[ \t]{1,8}(?:image|build)[ \t]*:/mu;

/** What others call a property of a service, and Compose does not; a network or a volume has a name too. */
const FOREIGN_KEY = /^(name|port|replicas|env|cmd|url|type|path|enabled|version)[ \t]*:/u;

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

/** What a file that only includes others declares for them. */
const SHARED = new Set(['networks', 'volumes', 'secrets', 'configs']);

/**
 * A Compose file: by its name, when what it holds is not a template of another program; by its content, when all top-level keys are
 * those of Compose and a service has an image or is built, or files are included beside networks, volumes and the like.
 */
export function isCompose(document: TextDocument): boolean {
  if (!isYaml(document)) return false;
  const { uri } = document;
  // The second file of Rancher 1, beside one of Compose, with keys of its own.
  if (/^rancher-compose\b/iu.test(fileName(uri))) return false;
  const named = isOneOf(COMPOSE_DEFAULT, uri) || isOneOf(COMPOSE_VARIANT, uri);
  const text = document.getText();
  if (!named && !/^(?:services|include)[ \t]*:/mu.test(text)) return false;
  if (TEMPLATE.test(text) || isScaffold(text)) return false;
  if (named && /^(?:docker-)?compose\./iu.test(fileName(uri)) && !/^apiVersion[ \t]*:/mu.test(text))
    return true;
  const keys = [...text.matchAll(TOP_LEVEL_KEY)].map(([, a, b, c]) => a ?? b ?? c ?? '');
  if (named) return keys.some((key) => KEYS.has(key) && key !== 'name' && key !== 'version');
  if (!keys.every((key) => KEYS.has(key) || key.startsWith('x-'))) return false;
  if (!keys.includes('services')) return keys.some((key) => SHARED.has(key));
  return CONTAINER.test(text) && !isOfOthers(text);
}

/**
 * True where services have several keys of other programs beside their image, such as `port`, `replicas` and `env`: a list of
 * services that a script or an operator reads.
 */
function isOfOthers(text: string): boolean {
  const indent = /^[ \t]{1,8}(?=(?:image|build)[ \t]*:)/mu.exec(text)?.[0];
  const keys = text
    .split('\n')
    .filter((line) => indent !== undefined && line.startsWith(indent))
    .flatMap((line) => FOREIGN_KEY.exec(line.slice(indent?.length))?.[1] ?? []);
  return new Set(keys).size > 1;
}

/** True for `compose.override.yaml`, `docker-compose.prod.yml`: files that are laid over another one of their folder. */
export function isVariant(uri: string): boolean {
  return isOneOf(COMPOSE_VARIANT, uri) && !isOneOf(COMPOSE_DEFAULT, uri);
}
