/** A program that runs the file which it is given. */
export interface Interpreter {
  /** How its files end; a word with a slash and no ending is one too, unless only files with an ending count. */
  readonly ending: RegExp;
  /** Options whose value is the next word. */
  readonly valued: RegExp;
  /** Options after which no file follows: the program is in the command line, or comes from elsewhere. */
  readonly without?: RegExp;
  /** The option whose value is the file, where only that is one. */
  readonly fileOption?: RegExp;
  /** The option whose value is a module: `-m package.module`. */
  readonly moduleOption?: RegExp;
  /** Any word may be before the file: its options are many, and their values do not look like files. */
  readonly lenient?: boolean;
}

const NONE = /^$/u;

const PYTHON: Interpreter = {
  ending: /\.(?:py|pyw|pyz)$/iu,
  valued: /^(?:-[WX]|--check-hash-based-pycs)$/u,
  without: /^-[A-Za-z]*c$|^-$/u,
  moduleOption: /^-[bBdEiIOPqsSuvx]*m$/u,
};

const SHELL: Interpreter = {
  ending: /\.(?:sh|bash|zsh|ksh)$/iu,
  valued: /^(?:[-+][a-zA-Z]*[oO]|--rcfile|--init-file)$/u,
  without: /^-(?:[abd-rt-zA-Z]*[cs][a-zA-Z]*)?$/u,
};

const NODE: Interpreter = {
  ending: /\.(?:[cm]?[jt]sx?)$/iu,
  valued: /^(?:-[rC]|--(?:require|import|loader|conditions|experimental-loader|project|tsconfig))$/u,
  without: /^(?:-[a-z]*[ep]|--eval|--print|--test|--run|-)$/u,
};

const LAUNCHER: Interpreter = { ...PYTHON, valued: NONE, lenient: true };

const INTERPRETERS: readonly (readonly [RegExp, Interpreter])[] = [
  [/^(?:python|pypy)(?:\d+(?:\.\d+)*)?w?$/u, PYTHON],
  [/^ipython3?$/u, { ...PYTHON, ending: /\.(?:py|ipy|ipynb)$/iu }],
  [/^(?:ba|da|k|z|a)?sh$/u, SHELL],
  [/^(?:node|nodejs|tsx|ts-node|bun)$/u, NODE],
  [/^Rscript$/u, { ending: /\.R$/iu, valued: NONE, without: /^-e$/u }],
  [/^R$/u, { ending: /\.R$/iu, valued: NONE, fileOption: /^(?:-f|--file)$/u }],
  [/^julia$/u, { ending: /\.jl$/iu, valued: /^-[CJLpt]$/u, without: /^-[eE]$/u }],
  [/^perl$/u, { ending: /\.pl$/iu, valued: /^-I$/u, without: /^-[a-zA-Z]*[eE]$/u }],
  [/^ruby$/u, { ending: /\.rb$/iu, valued: /^-[CIr]$/u, without: /^-[a-z]*e$/u }],
  [/^php$/u, { ending: /\.php$/iu, valued: /^-[cdz]$/u, without: /^-r$/u }],
  [/^lua(?:jit|5\.\d)?$/u, { ending: /\.lua$/iu, valued: /^-l$/u, without: /^-e$/u }],
  [
    /^(?:pwsh|powershell)(?:\.exe)?$/u,
    {
      ending: /\.ps1$/iu,
      valued: NONE,
      lenient: true,
      without: /^-c(?:ommand)?$/iu,
    },
  ],
  [
    /^spark-submit$/u,
    {
      ending: /\.(?:py|R|jar)$/iu,
      valued: /^--(?!verbose$|supervise$|help$|version$|usage-error$)[\w-]+$/u,
    },
  ],
  [/^(?:torchrun|deepspeed|horovodrun)$/u, LAUNCHER],
  [/^papermill$/u, { ending: /\.ipynb$/iu, valued: /^-[pfyrbk]$/u, lenient: true }],
];

/** Programs that run a file when they are given a word before it: `streamlit run app.py`. */
const WITH_COMMAND: readonly (readonly [RegExp, string, Interpreter])[] = [
  [/^accelerate$/u, 'launch', LAUNCHER],
  [/^(?:streamlit|coverage|mlflow)$/u, 'run', LAUNCHER],
  [/^deno$/u, 'run', { ...NODE, lenient: true }],
  [
    /^vitruve$/u,
    'run',
    {
      ending: /\.ya?ml$/iu,
      valued: /^(?:--(?:param|stage|jobs)|-[psj])$/u,
      lenient: true,
    },
  ],
  [/^go$/u, 'run', { ending: /\.go$/iu, valued: NONE }],
];

/** The interpreter that a program is, and how many of its words say so. */
export function interpreterOf(
  program: string,
  next: string | undefined,
): { readonly interpreter: Interpreter; readonly words: number } | undefined {
  const name = program.slice(program.lastIndexOf('/') + 1);
  const plain = INTERPRETERS.find(([pattern]) => pattern.test(name));
  if (plain) return { interpreter: plain[1], words: 1 };
  const longer = WITH_COMMAND.find(([pattern, word]) => pattern.test(name) && word === next);
  return longer && { interpreter: longer[2], words: 2 };
}

/** A program that runs the command line after it. */
interface Wrapper {
  /** Words after its name that belong to it. */
  readonly words: number;
  /** Options whose value is the next word. */
  readonly valued: RegExp;
  /** A word of its own before the command: `poetry run`. */
  readonly command?: string;
}

const WRAPPERS: readonly (readonly [RegExp, Wrapper])[] = [
  [
    /^(?:time|nohup|exec|command|builtin|stdbuf|setsid|then|do|else|if|while|until|elif|!|\{)$/u,
    { words: 0, valued: NONE },
  ],
  [/^env$/u, { words: 0, valued: /^-[uCS]$/u }],
  [/^sudo$/u, { words: 0, valued: /^-[ugCDhpRTrt]$/u }],
  [/^nice$/u, { words: 0, valued: /^-n$/u }],
  [/^timeout$/u, { words: 1, valued: /^-[ks]$/u }],
  [/^xvfb-run$/u, { words: 0, valued: /^-[efnps]$/u }],
  [/^(?:mpirun|mpiexec|srun)$/u, { words: 0, valued: /^(?:-np?|-N|-H|--hostfile|-c|-p)$/u }],
  [
    /^(?:uv|poetry|pipenv|pdm|hatch|rye|pixi)$/u,
    {
      words: 0,
      command: 'run',
      valued: /^(?:-[pemC]|--(?:with|extra|group|python|project|directory|env-file|package))$/u,
    },
  ],
  [
    /^(?:conda|mamba|micromamba)$/u,
    { words: 0, command: 'run', valued: /^(?:-[np]|--name|--prefix|--cwd)$/u },
  ],
  [/^(?:npx|pnpx|bunx)$/u, { words: 0, valued: /^(?:-[pc]|--package)$/u }],
];

/**
 * How many of the words are only a wrapper around the command that follows: assignments (`A=b`), reserved words, `sudo`,
 * `poetry run`.
 */
export function wrapperLength(words: readonly string[]): number {
  let at = 0;
  for (;;) {
    const word = words[at];
    if (word === undefined) return at;
    if (/^[A-Za-z_]\w*=/u.test(word)) {
      at++;
      continue;
    }
    const wrapper = WRAPPERS.find(([pattern]) => pattern.test(word))?.[1];
    if (!wrapper) return at;
    if (wrapper.command !== undefined && words[at + 1] !== wrapper.command) return at;
    at += wrapper.command === undefined ? 1 : 2;
    for (let option = words[at]; option?.startsWith('-') === true; option = words[at])
      at += wrapper.valued.test(option) ? 2 : 1;
    at += wrapper.words;
  }
}
