/** An output that a script writes under a literal name. */
export interface WrittenOutput {
  readonly name: string;
  /** The characters of the name in the script. */
  readonly start: number;
  readonly end: number;
}

/** `echo "name=value" >> "$GITHUB_OUTPUT"`, `echo name<<EOF >> $GITHUB_OUTPUT`, with `printf` and PowerShell's `$env:` too. */
const LINE =
  /\b(?:echo|printf|Write-Output)[ \t]+(?:-[en]+[ \t]+)?["']?([A-Za-z_][\w-]*)(?==|<<)[^\n]{0,2000}?(?:>>|\|[ \t]*(?:tee[ \t]+-a|Out-File[^\n|]{0,80}?))[ \t]*["']?\$\{?(?:env:)?GITHUB_OUTPUT\b/gu;

/** The outputs that single lines of a script write. What blocks and other programs write is not known. Linear in its length. */
export function outputsWrittenIn(script: string): readonly WrittenOutput[] {
  if (!script.includes('GITHUB_OUTPUT')) return [];
  const found: WrittenOutput[] = [];
  let at = 0;
  for (const line of script.split('\n')) {
    if (line.includes('GITHUB_OUTPUT') && !/^\s*#/u.test(line)) {
      for (const match of line.matchAll(LINE)) {
        const [written, name = ''] = match;
        const start = at + match.index + written.search(new RegExp(`${name}(?:=|<<)`, 'u'));
        found.push({ name, start, end: start + name.length });
      }
    }
    at += line.length + 1;
  }
  return found;
}
