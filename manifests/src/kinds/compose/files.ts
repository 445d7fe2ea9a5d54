import type { FileSet } from '../../core/files/file-set.ts';
import { ANY_YAML } from '../../core/files/formats.ts';

/** The languages under which VS Code knows Compose files, by their names or by what their author says. */
const LANGUAGES = ['yaml', 'dockercompose'];

/** The names that Compose looks for. */
export const COMPOSE_DEFAULT: FileSet = {
  patterns: ['{compose,docker-compose}.{yaml,yml}'],
  languages: LANGUAGES,
  activates: true,
  hasPublicSchema: true,
};
/** The names that people give: `docker-compose.prod.yml`, `compose-dev.yml`, `shop.compose.yaml`, `filebeat-compose.yml`. */
export const COMPOSE_VARIANT: FileSet = {
  patterns: ['{compose,docker-compose}{.,_,-}*.{yaml,yml}', '*{.,_,-}{compose,docker-compose}.{yaml,yml}'],
  languages: LANGUAGES,
  hasPublicSchema: true,
};
export const COMPOSE_FILES: readonly FileSet[] = [
  COMPOSE_DEFAULT,
  COMPOSE_VARIANT,
  { ...ANY_YAML, languages: LANGUAGES },
];
