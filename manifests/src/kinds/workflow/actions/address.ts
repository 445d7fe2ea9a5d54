/** What `uses` names. */
export type Address =
  | {
      readonly form: 'local';
      /** From the root of the repository, always as `./…`. */
      readonly path: string;
    }
  | { readonly form: 'docker'; readonly image: string }
  | {
      readonly form: 'repository';
      readonly owner: string;
      readonly repository: string;
      /** Within the repository; empty for its root. */
      readonly path: string;
      readonly version: string;
      /** Where the version starts in the text. */
      readonly versionAt: number;
    }
  | { readonly form: 'url'; readonly url: string }
  | { readonly form: 'faulty' };

const REPOSITORY = /^([^/@\s]+)\/([^/@\s]+)((?:\/[^@\s]*)?)@(\S+)$/u;

/** Reads the address of an action or a reusable workflow; undefined for one that an expression makes. */
export function addressOf(uses: string): Address | undefined {
  if (uses.includes('${{')) return undefined;
  const text = uses.trim();
  if (text.startsWith('./') || text === '.') return { form: 'local', path: text };
  // The own repository at the commit that runs, without a checkout.
  if (text.startsWith('$/')) return { form: 'local', path: `.${text.slice(1)}` };
  if (text.startsWith('docker://')) return { form: 'docker', image: text.slice('docker://'.length) };
  if (/^[a-z][a-z+.-]*:\/\//iu.test(text)) return { form: 'url', url: text };
  const match = REPOSITORY.exec(text);
  if (!match) return { form: 'faulty' };
  const [, owner = '', repository = '', path = '', version = ''] = match;
  return {
    form: 'repository',
    owner,
    repository,
    // GitHub passes over the slash of `owner/repository/@version`.
    path: path.replace(/^\/+|\/+$/gu, ''),
    version,
    versionAt: uses.lastIndexOf('@') + 1,
  };
}

/** `owner/repository/path`, as tables name an action. */
export function actionName({ owner, repository, path }: Extract<Address, { form: 'repository' }>): string {
  return path === '' ? `${owner}/${repository}` : `${owner}/${repository}/${path}`;
}
