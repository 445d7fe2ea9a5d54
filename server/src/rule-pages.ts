import { uriOfPath } from '@vitruve/workspace';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RulePageAddress, Language } from '@vitruve/manifests';

/** Rule ids, as in a page's path; nothing else is looked up. */
const RULE = /^[a-z-]+\/[a-z-]+$/u;

/** The pages of rules, in the folder `docs/rules` of the package. */
export class RulePages {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  address(base: string | undefined): RulePageAddress {
    return (rule) => (base === undefined ? uriOfPath(join(this.#folder, `${rule}.md`)) : `${base}${rule}.md`);
  }

  /** The page's Markdown, in the language when there is one in it; undefined for an unknown rule. */
  async read(rule: string, language: Language): Promise<string | undefined> {
    if (!RULE.test(rule)) return undefined;
    const files = language === 'fr' ? [`fr/${rule}.md`, `${rule}.md`] : [`${rule}.md`];
    for (const file of files) {
      const page = await readFile(join(this.#folder, file), 'utf8').catch(() => undefined);
      if (page !== undefined) return page;
    }
    return undefined;
  }
}
