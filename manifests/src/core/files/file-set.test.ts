import assert from 'node:assert/strict';
import { nameTest, readPatterns } from './derived.ts';
import { isExtension, isOneOf, nameSource, type FileSet } from './file-set.ts';
import { expandedGlobs, globSource } from './glob.ts';

const TABLE: FileSet = { patterns: ['{,*.}raci.{yaml,yml}'] };
const WORKFLOW: FileSet = { patterns: ['{.github,.gitea}/workflows/*.yml'] };

describe('isOneOf', () => {
  it('knows a name whatever its case and its folder', () => {
    assert.ok(isOneOf(TABLE, 'file:///x/raci.yaml'));
    assert.ok(isOneOf(TABLE, 'file:///x/y/Team.RACI.yml'));
    assert.ok(isOneOf(TABLE, 'untitled:raci.yaml'));
  });

  it('refuses a name of which the pattern is a part only', () => {
    assert.ok(!isOneOf(TABLE, 'file:///x/oraci.yaml'));
    assert.ok(!isOneOf(TABLE, 'file:///x/raci.yaml.bak'));
    assert.ok(!isOneOf(TABLE, 'file:///raci.yaml/x'));
  });

  it('asks for the folders of a pattern with a slash, and no deeper file', () => {
    assert.ok(isOneOf(WORKFLOW, 'file:///x/.github/workflows/ci.yml'));
    assert.ok(!isOneOf(WORKFLOW, 'file:///x/workflows/ci.yml'));
    assert.ok(!isOneOf(WORKFLOW, 'file:///x/.github/workflows/old/ci.yml'));
    assert.ok(!isOneOf(WORKFLOW, 'file:///x/my.github/workflows/ci.yml'));
  });
});

describe('globs', () => {
  it('take everything but stars and braces as it is', () => {
    assert.match('a+b(1).env', new RegExp(`^${globSource('a+b(1).*')}$`, 'u'));
    assert.doesNotMatch('aab1.env', new RegExp(`^${globSource('a+b(1).*')}$`, 'u'));
  });

  it('are expanded in the order of their alternatives', () => {
    assert.deepEqual(expandedGlobs('{,*.}raci.{yaml,yml}'), [
      'raci.yaml',
      'raci.yml',
      '*.raci.yaml',
      '*.raci.yml',
    ]);
  });

  it('distinguish an extension from a name', () => {
    assert.ok(isExtension('*.{yaml,yml}'));
    assert.ok(!isExtension('*.raci.yaml'));
    assert.ok(!isExtension('{,*.}raci.yaml'));
  });
});

describe('readPatterns', () => {
  it('leaves out what a wider pattern covers', () => {
    assert.deepEqual(
      readPatterns([TABLE, WORKFLOW, { patterns: ['*.{yaml,yml}'] }, { patterns: ['dvc.lock'] }]),
      ['*.yml', '*.yaml', 'dvc.lock'],
    );
  });
});

describe('nameTest', () => {
  it('reads the separators of both systems', () => {
    const isTable = nameTest(TABLE.patterns);
    assert.ok(isTable('C:\\work\\raci.yaml'));
    assert.ok(isTable('/w/raci.yaml'));
    assert.ok(!isTable('/w/raci.yaml/readme.md'));
  });

  it('is true of nothing without patterns', () => {
    assert.ok(!nameTest([])('raci.yaml'));
    assert.ok(!nameTest([])(''));
  });
});

describe('nameSource', () => {
  it('leaves out patterns that ask for folders', () => {
    assert.match('dvc.lock', new RegExp(nameSource(['dvc.lock', 'a/b.yml']), 'u'));
    assert.doesNotMatch('b.yml', new RegExp(nameSource(['dvc.lock', 'a/b.yml']), 'u'));
  });
});
