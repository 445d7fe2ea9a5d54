import { installBrowserEditor, needBrowser } from '../browser-editor.ts';
import { needProgram } from '../system.ts';

/** What the tests need beyond the packages, by the name that a part asks for it. */
const INSTALLATIONS: Readonly<Record<string, () => unknown>> = {
  /** A browser for the webviews, and an editor that none of us wrote for the language server. */
  programs: () => [needBrowser(), needProgram('nvim', 'neovim')],
  /** VS Code as a browser shows it. */
  editor: installBrowserEditor,
};

const install = INSTALLATIONS[process.argv[2] ?? ''];
if (!install) throw new Error(`Expected one of: ${Object.keys(INSTALLATIONS).join(', ')}`);
await install();
