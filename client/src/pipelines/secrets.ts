import type * as vscode from 'vscode';

/** What is used of the storage of an extension. */
export type SecretStores = Pick<vscode.ExtensionContext, 'secrets' | 'workspaceState'>;

/** The key of the names in the state of the workspace: they are no secrets, and the storage of secrets cannot be listed. */
const NAMES = 'vitruve.pipelineSecrets';

/** Secrets of pipelines, each of one workspace folder, in the secret storage of the editor. */
export class PipelineSecrets {
  readonly #stores: SecretStores;

  constructor(stores: SecretStores) {
    this.#stores = stores;
  }

  /** The names of the secrets of a folder, sorted. @param folder its address. */
  names(folder: string): readonly string[] {
    return [...(this.#all[folder] ?? [])].sort();
  }

  /** The values of all secrets of a folder, by name. */
  async values(folder: string): Promise<Readonly<Record<string, string>>> {
    const values: Record<string, string> = {};
    for (const name of this.names(folder)) {
      const value = await this.#stores.secrets.get(keyOf(folder, name));
      if (value !== undefined) values[name] = value;
    }
    return values;
  }

  async set(folder: string, name: string, value: string): Promise<void> {
    await this.#stores.secrets.store(keyOf(folder, name), value);
    await this.#keep(folder, [...new Set([...this.names(folder), name])]);
  }

  async delete(folder: string, name: string): Promise<void> {
    await this.#stores.secrets.delete(keyOf(folder, name));
    await this.#keep(
      folder,
      this.names(folder).filter((other) => other !== name),
    );
  }

  async #keep(folder: string, names: readonly string[]): Promise<void> {
    await this.#stores.workspaceState.update(NAMES, { ...this.#all, [folder]: names });
  }

  get #all(): Readonly<Record<string, readonly string[]>> {
    return this.#stores.workspaceState.get<Record<string, readonly string[]>>(NAMES) ?? {};
  }
}

/** Other workspaces have secrets of the same names. */
function keyOf(folder: string, name: string): string {
  return `pipeline ${folder} ${name}`;
}

/** Whether a text can be the name of a secret: as those of variables are, which it stands for where there is no editor. */
export function isSecretName(text: string): boolean {
  return /^[A-Za-z_]\w{0,99}$/u.test(text);
}
