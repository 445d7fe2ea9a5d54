import { FILE_SETS } from '@vitruve/manifests';

/** Ids of the languages of which all files are ours to look at. */
export const LANGUAGES: readonly string[] = [
  ...new Set(FILE_SETS.flatMap(({ languages }) => languages ?? [])),
].sort((a, b) => rank(a) - rank(b));

/** YAML and Markdown first, then those that VS Code has for some YAML files, by name. */
function rank(language: string): number {
  const known = ['markdown', 'yaml'].indexOf(language);
  return known === -1 ? 2 : known;
}
