import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import { t } from '@vscode/l10n';
import { TaskError } from '@vitruve/workspace';

/** The repository of DVC that a file is in. */
export interface DvcProject {
  /** The folder that holds `.dvc`; absolute. */
  readonly root: string;
  /** Where objects are kept by their MD5: `.dvc/cache/files/md5`; absolute. */
  readonly objects: string;
}

/**
 * Finds the repository of DVC around a folder, and reads its settings.
 * @throws TaskError when there is none, or when its settings ask for what is not done here.
 */
export async function openDvcProject(folder: string, environment: NodeJS.ProcessEnv): Promise<DvcProject> {
  const root = rootAround(folder);
  if (root === undefined)
    throw new TaskError(t('"{0}" is not in a repository of DVC: run "dvc init" first', folder));
  const own = join(root, '.dvc');
  let cache = join(own, 'cache');
  for (const file of [...usersConfigs(environment), join(own, 'config'), join(own, 'config.local')]) {
    const text = await readFile(file, 'utf8').catch(() => '');
    for (const { section, key, value } of settingsIn(text)) {
      if (section === 'parsing')
        throw new TaskError(t('{0}: the setting "{1}.{2}" is not supported', file, section, key));
      if (section === 'cache' && key === 'dir')
        cache = isAbsolute(value) ? value : resolve(dirname(file), value);
    }
  }
  return { root, objects: join(cache, 'files', 'md5') };
}

function rootAround(folder: string): string | undefined {
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(join(at, '.dvc', 'config'))) return at;
    if (at === dirname(at)) return undefined;
  }
}

/** Settings of the machine and of the user, as DVC finds them on Linux and macOS. */
function usersConfigs({ XDG_CONFIG_HOME, DVC_GLOBAL_CONFIG_DIR }: NodeJS.ProcessEnv): readonly string[] {
  const usual = process.platform === 'darwin' ? 'Library/Application Support' : '.config';
  const folder = DVC_GLOBAL_CONFIG_DIR ?? join(XDG_CONFIG_HOME ?? join(homedir(), usual), 'dvc');
  return [join(folder, 'config')];
}

/** `[section]`, `key = value`; sections as `['remote "x"']` are passed over. */
function* settingsIn(
  text: string,
): Iterable<{ readonly section: string; readonly key: string; readonly value: string }> {
  let section = '';
  for (const line of text.split(/\r?\n/u)) {
    const written = line.trim();
    if (written.startsWith('[')) section = written.slice(1, written.indexOf(']'));
    const at = written.indexOf('=');
    if (at > 0 && !written.startsWith('#') && !written.startsWith(';'))
      yield { section, key: written.slice(0, at).trim(), value: written.slice(at + 1).trim() };
  }
}
