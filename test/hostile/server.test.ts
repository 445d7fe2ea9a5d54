import { many, WHOLE } from '@vitruve/manifests/testing';
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LanguageClient } from '../lsp/language-client.ts';

/** Milliseconds for any answer: more than any machine needs, since one that hangs never answers. */
const PATIENCE = 120_000;

const GOOD = `variant: RACI
roles: [DPO, Owner]
activities:
  - name: Keep data
    assignments: {DPO: C, Owner: R}
`;
const decision = (number: number, rest = 'Accepted'): string =>
  `# ${number}. Keep data\n\nDate: 2026-01-10\n\n## Status\n\n${rest}\n\n## Context\n\nx\n\n## Decision\n\nx\n\n## Consequences\n\nx\n`;

interface Hostile {
  readonly name: string;
  readonly files: Readonly<Record<string, string | Uint8Array>>;
  /** Rules that must be reported, by file; an empty list for a file that must be read without any error. */
  readonly rules?: Readonly<Record<string, readonly string[]>>;
}

const utf16 = (text: string): Uint8Array => Buffer.from(`\ufeff${text}`, 'utf16le');
const accountable = 'raci/one-accountable';
const bomb = `a: &a [x, x, x, x, x, x, x, x, x, x]\n${Array.from('bcdefghi')
  .map(
    (name, index) =>
      `${name}: &${name} [${Array.from({ length: 10 }, () => `*${'abcdefghi'[index]}`).join(', ')}]\n`,
  )
  .join('')}activities: []\nroles: []\n`;

const HOSTILE: readonly Hostile[] = [
  {
    name: 'cut off in the middle',
    files: { 'x.raci.yaml': GOOD.slice(0, -9) },
    rules: { 'x.raci.yaml': ['yaml/syntax'] },
  },
  {
    name: 'binary',
    files: {
      'x.raci.yaml': Buffer.from([1, 0, 255, 0, 200]),
      'docs/decisions/0009-x.md': Buffer.from([0, 0, 1]),
    },
  },
  {
    name: 'empty',
    files: {
      'x.raci.yaml': '',
      'amdec.yaml': '',
      'docs/decisions/0009-x.md': '',
    },
  },
  {
    name: 'tabs',
    files: { 'x.raci.yaml': GOOD.replace('    assign', '\tassign') },
    rules: { 'x.raci.yaml': ['yaml/syntax'] },
  },
  {
    name: 'CRLF',
    files: { 'x.raci.yaml': GOOD.replaceAll('\n', '\r\n') },
    rules: { 'x.raci.yaml': [accountable] },
  },
  {
    name: 'byte order mark',
    files: { 'x.raci.yaml': `\ufeff${GOOD}` },
    rules: { 'x.raci.yaml': [accountable] },
  },
  {
    name: 'UTF-16',
    files: { 'x.raci.yaml': utf16(GOOD) },
    rules: { 'x.raci.yaml': [accountable] },
  },
  {
    name: 'Windows-1252',
    files: {
      'x.raci.yaml': Buffer.from(GOOD.replaceAll('Keep', 'Clé'), 'latin1'),
    },
    rules: { 'x.raci.yaml': [accountable] },
  },
  {
    name: 'duplicate keys',
    files: { 'x.raci.yaml': `${GOOD}roles: [X]\n` },
    rules: { 'x.raci.yaml': ['yaml/duplicate-key'] },
  },
  {
    name: 'anchors and merge keys',
    files: {
      'x.raci.yaml': GOOD.replace('{DPO', '&a {DPO') + '  - name: Drop\n    assignments: {<<: *a}\n',
    },
    rules: { 'x.raci.yaml': [accountable] },
  },
  {
    name: 'an alias bomb',
    files: { 'x.raci.yaml': bomb },
    rules: { 'x.raci.yaml': ['yaml/syntax'] },
  },
  {
    name: 'paths with half a surrogate pair',
    files: {
      'x.blur.yaml':
        'images: ["\\ud800.yaml"]\nmodels:\n  face: "\\ud800.onnx"\noutput: { folder: "\\ud800" }\n',
      'kustomization.yaml': 'resources: ["\\ud800.yaml"]\n',
      'compose.yaml':
        'services:\n  a:\n    extends: { file: "\\udc00.yaml", service: a }\n    env_file: "\\ud800.env"\n',
      '.github/workflows/ci.yaml':
        'on: push\njobs:\n  a:\n    uses: "./.github/workflows/\\ud800.yaml"\n  b:\n    runs-on: x\n    steps: [{ uses: "./\\ud800" }]\n',
      'x.pipeline.yaml': 'stages:\n  - name: a\n    run: x\n    inputs: ["\\ud800.csv"]\n',
      'dvc.yaml': 'stages:\n  a:\n    cmd: x\n    deps: ["\\ud800.csv"]\n',
      'prometheus.yml': 'rule_files: ["\\ud800*.yaml", "\\ud800.yaml"]\n',
      'face.detector.yaml': 'id: "\\ud800"\nmodel: "\\ud800.onnx"\n',
    },
    rules: {},
  },
  {
    name: 'front matter that never closes',
    files: {
      'docs/decisions/0009-x.md': `---\nstatus: accepted\n${decision(9)}`,
    },
  },
  ...['007', '[1]', '{a: b}', 'null', '1.5', 'true', '2026-01-01'].map((id) => ({
    name: `the id ${id}`,
    files: {
      'x.amdec.yaml': `title: x\nthreshold: 3\nrisks:\n  - id: ${id}\n    failureMode: x\n    severity: ${id}\n`,
      'x.raci.yaml': `roles: [${id}]\nactivities:\n  - name: ${id}\n    assignments: ${id}\n`,
      'docs/decisions/0009-x.md': `---\nstatus: ${id}\ndate: ${id}\ndecision-makers: ${id}\n---\n# ${id}\n`,
    },
  })),
  {
    name: 'one number twice',
    files: {
      'docs/decisions/0009-a.md': decision(9),
      'docs/decisions/0009-b.md': decision(9),
    },
    rules: { 'docs/decisions/0009-b.md': ['adr/number-duplicate'] },
  },
  {
    name: 'decisions that supersede each other',
    files: {
      'docs/decisions/0008-a.md': decision(8, 'Superseded by [ADR-0009](0009-b.md)'),
      'docs/decisions/0009-b.md': decision(9, 'Superseded by [ADR-0008](0008-a.md)'),
    },
    rules: { 'docs/decisions/0008-a.md': ['adr/supersede-cycle'] },
  },
  {
    name: '10,000 levels',
    files: {
      'x.raci.yaml': `roles: ${'['.repeat(10_000)}`,
      'docs/decisions/0009-x.md': decision(9, '>'.repeat(10_000)),
      'docs/decisions/0010-x.md': decision(10, '['.repeat(10_000)),
    },
    rules: { 'x.raci.yaml': ['yaml/syntax'] },
  },
];

async function withServer(
  files: Hostile['files'],
  run: (client: LanguageClient) => Promise<void>,
  bundle = true,
): Promise<void> {
  const client = new LanguageClient({
    bundle,
    files: { 'raci.yaml': GOOD, ...files },
  });
  try {
    await client.start();
    await run(client);
    await stillAnswers(client);
  } finally {
    await client.stop();
  }
}

/** The finding of a sound file is still given. */
async function stillAnswers(client: LanguageClient): Promise<void> {
  const found = await inTime('the sound file', client.findings('raci.yaml'));
  assert.ok(found.some(({ code }) => code === accountable));
}

async function inTime<Result>(what: string, answer: Promise<Result>): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Error(`${what}: no answer in ${PATIENCE} ms`));
    }, PATIENCE);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Checks files on disk, opens those that are texts, and asks about a place in them. */
async function askAll(
  client: LanguageClient,
  files: Hostile['files'],
  rules: NonNullable<Hostile['rules']> = {},
): Promise<void> {
  for (const [path, content] of Object.entries(files)) {
    const onDisk = await inTime(path, client.findings(path));
    const codes = onDisk.map(({ code }) => code);
    assert.ok(!codes.some((code) => String(code).startsWith('document/')), `${path}: ${codes.join(', ')}`);
    for (const rule of rules[path] ?? []) {
      assert.ok(codes.includes(rule), `${path}: ${rule} is missing in ${codes.join(', ')}`);
    }
    if (typeof content !== 'string') continue;
    await client.open(path, content);
    for (const method of ['hover', 'completion', 'definition']) {
      await inTime(`${method} ${path}`, client.at(`textDocument/${method}`, path, { line: 3, character: 8 }));
    }
  }
}

describe('hostile/server', () => {
  // A start of the bundle for each takes ten times as long as what it is asked.
  for (const { name, files, rules } of HOSTILE)
    it(name, () => withServer(files, (client) => askAll(client, files, rules), WHOLE));

  it('all of them, each in a folder of its own', () => {
    const all = HOSTILE.flatMap(({ files }, index) =>
      Object.entries(files).map(([path, content]) => [`${index}/${path}`, content] as const),
    );
    const files = Object.fromEntries(all);
    return withServer(files, (client) => askAll(client, files));
  });

  it('tens of thousands of lines of YAML and of Markdown', () =>
    withServer({}, async (client) => {
      const lines = (count: number, line: (index: number) => string): string =>
        Array.from({ length: count }, (_, index) => line(index)).join('');
      const texts = {
        'big.raci.yaml': `roles: [DPO, Owner]\nactivities:\n${lines(many(25_000), (n) => `  - name: Do ${n}\n    assignments: {DPO: A, Owner: R}\n`)}`,
        'big.amdec.yaml': `title: x\nthreshold: 16\nrisks:\n${lines(many(8_000), (n) => `  - id: R${n}\n    item: S\n    failureMode: M${n}\n    severity: 2\n    occurrence: 1\n    detection: 1\n`)}`,
        'docs/decisions/0009-big.md': decision(
          9,
          `Accepted\n\n${lines(many(50_000), (n) => `Line ${n} names ADR-${n}.\n`)}`,
        ),
        'big.md': `| Activity | DPO | Owner | IT |\n|---|---|---|---|\n${lines(many(50_000), (n) => `| Do ${n} | A | R | C |\n`)}`,
      };
      for (const [path, text] of Object.entries(texts)) {
        await client.open(path, text);
        await inTime(path, client.findings(path));
      }
    }));

  it('one line of very many characters', () =>
    withServer({}, async (client) => {
      for (const piece of ['a', ' ', '*a_', '[a](', '> ', '- ', '| ', 'ADR-0001 ', '<!--', '`', '(', '# ']) {
        const run = piece.repeat(many(1_000_000) / piece.length);
        for (const [path, text] of [
          ['line.md', run],
          ['docs/decisions/0009-x.md', decision(9, run)],
          ['line.raci.yaml', `roles: [x]\nactivities:\n  - name: "${run}"\n`],
        ] as const) {
          await client.open(path, text);
          await inTime(`${JSON.stringify(piece)} in ${path}`, client.findings(path));
          await client.close(path);
        }
      }
    }));

  it('paths that are not files: a folder, a pipe, links in a circle and to nothing', async () => {
    const client = new LanguageClient({
      bundle: true,
      files: { 'raci.yaml': GOOD },
    });
    try {
      mkdirSync(join(client.folder, 'folder.raci.yaml/inner'), {
        recursive: true,
      });
      execFileSync('mkfifo', [
        join(client.folder, 'pipe.raci.yaml'),
        join(client.folder, '.vitruve.yaml'),
        join(client.folder, '.gitignore'),
      ]);
      symlinkSync('.', join(client.folder, 'circle'));
      symlinkSync('loop.raci.yaml', join(client.folder, 'loop.raci.yaml'));
      symlinkSync('nowhere', join(client.folder, 'nothing.raci.yaml'));
      await inTime('start', client.start());
      for (const path of ['folder.raci.yaml', 'pipe.raci.yaml', 'loop.raci.yaml', 'nothing.raci.yaml']) {
        await client.notify('workspace/didChangeWatchedFiles', {
          changes: [{ uri: client.uri(path), type: 2 }],
        });
        await client.open(path, GOOD);
        await client.close(path);
        await inTime(path, client.findings(path));
      }
      await stillAnswers(client);
    } finally {
      await client.stop();
    }
  });

  it('a folder that vanishes while it is open', () =>
    withServer({ 'x.raci.yaml': GOOD }, async (client) => {
      await client.open('raci.yaml', GOOD);
      rmSync(client.folder, { recursive: true });
      await client.notify('workspace/didChangeWatchedFiles', {
        changes: [
          { uri: client.uri('x.raci.yaml'), type: 3 },
          { uri: client.uri('raci.yaml'), type: 3 },
        ],
      });
      assert.deepEqual(await inTime('gone', client.findings('x.raci.yaml')), []);
      await client.at('textDocument/rename', 'raci.yaml', { line: 1, character: 9 }, { newName: 'Officer' });
      // A document went with its file until somebody types in it.
      await client.change('raci.yaml', GOOD);
    }));

  it('a folder that vanishes while it is read', async () => {
    const client = new LanguageClient({
      bundle: true,
      files: { 'raci.yaml': GOOD },
    });
    try {
      for (let n = 0; n < 2000; n++) client.write(`d${n % 50}/${n}.raci.yaml`, GOOD);
      const started = client.start();
      for (let n = 49; n >= 0; n--) {
        rmSync(join(client.folder, `d${n}`), { recursive: true });
        await new Promise((resolve) => setTimeout(resolve, 2));
      }
      await inTime('start', started);
      await stillAnswers(client);
    } finally {
      await client.stop();
    }
  });

  it('a file that becomes something else under the server', () =>
    withServer({ 'x.raci.yaml': GOOD }, async (client) => {
      for (const content of [Buffer.from([0, 1, 2]), utf16(GOOD), '', GOOD]) {
        writeFileSync(join(client.folder, 'x.raci.yaml'), content);
        await client.notify('workspace/didChangeWatchedFiles', {
          changes: [{ uri: client.uri('x.raci.yaml'), type: 2 }],
        });
      }
      await client.until(async () =>
        (await client.findings('x.raci.yaml')).some(({ code }) => code === accountable),
      );
    }));
});
