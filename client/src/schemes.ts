/** Schemes of the documents that are checked. Others, such as the left side of a comparison, are somebody's past. */
export const SCHEMES: readonly string[] = ['file', 'untitled', 'vscode-vfs'];
