import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium, type Browser, type Page } from 'playwright-core';
import { isRefusal, isTerminalAnswer, KINDS, setLanguage } from '@vitruve/manifests';
import { ROOT, uriOf, workspaceOf } from '@vitruve/manifests/testing';
import { pageHtml, producedBytes } from '@vitruve/workspace';
import { needBrowser } from '../../scripts/browser-editor.ts';
import { accessibilityFaults } from './accessibility-faults.ts';
import { takePicture } from './picture.ts';

const EXAMPLE = join(import.meta.dirname, '../../examples/k-electronik');

const HOSTILE = `version: 1
title: '</title><script>globalThis.harmed = true</script>'
elements:
  shop:
    title: '<img src=x onerror="globalThis.harmed = true">'
    owner: '</script><script>globalThis.harmed = true</script>'
    elements:
      api: { title: '"><b>API</b>', technology: '\${alert(1)}', kind: service }
      db: { title: '<!-- <script>', kind: database }
  bank: { title: 'Bank', kind: external }
flows:
  - { from: shop.api, to: shop.db, protocol: '<svg onload=alert(1)>' }
  - { from: shop.api, to: bank, protocol: HTTPS }
`;

/** The page that a model is exported as. */
async function pageOf(files: Readonly<Record<string, string>>): Promise<string> {
  const workspace = workspaceOf(files);
  const kind = await KINDS.find(({ id }) => id === 'architecture')?.load();
  const answer = kind?.terminalRuns?.['export']?.(
    { ...workspace.folderContext(ROOT), root: ROOT, language: 'en', today: '2026-11-25' },
    { format: 'html' },
  );
  assert.ok(answer && !isRefusal(answer) && isTerminalAnswer(answer) && answer.file);
  return new TextDecoder().decode(await producedBytes(workspace, ROOT, answer.file));
}

describe('a model as a page of its own', () => {
  let browser: Browser;
  let folder: string;
  let example: string;
  const faults: string[] = [];

  before(async () => {
    browser = await chromium.launch({ executablePath: needBrowser() });
    folder = await mkdtemp(join(tmpdir(), 'vitruve-page-'));
    example = await pageOf({
      'architecture.yaml': readFileSync(join(EXAMPLE, 'architecture.yaml'), 'utf8'),
    });
  });
  after(async () => {
    await browser.close();
    await rm(folder, { recursive: true });
  });
  beforeEach(() => {
    faults.length = 0;
  });
  afterEach(() => {
    setLanguage('en');
  });

  /** Opens a page from the disk; whatever it asks for beyond itself, and what its policy refuses, is a fault. */
  async function open(html: string, colorScheme: 'light' | 'dark' = 'light'): Promise<Page> {
    const file = join(folder, 'model.html');
    await writeFile(file, html);
    const page = await browser.newPage({ colorScheme, viewport: { width: 1280, height: 720 } });
    const address = pathToFileURL(file).href;
    page.on('request', (request) => {
      if (request.url() !== address && !request.url().startsWith('blob:'))
        faults.push(`request: ${request.url()}`);
    });
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') faults.push(message.text());
    });
    await page.goto(address);
    return page;
  }

  it('draws the layers without Vitruve and without a network, within its policy', async () => {
    const page = await open(example);
    await page.locator('.canvas .node').first().waitFor();
    await takePicture(page, 'page-light');
    assert.deepEqual(await accessibilityFaults(page), []);
    const policy = await page.locator('meta[http-equiv]').getAttribute('content');
    assert.doesNotMatch(policy ?? '', /unsafe-inline|'unsafe-eval'|https?:|\*/u);
    await page.close();
    assert.deepEqual(faults, []);
  });

  it('shows each view, and says more of an element on a click and by keys', async () => {
    const page = await open(example);
    const nav = page.getByRole('navigation');
    const names = await nav.getByRole('button').allTextContents();
    assert.ok(names.length >= 5, names.join(', '));
    const node = page.locator('.canvas .node').first();
    await node.click();
    const detail = page.getByRole('complementary');
    const name = await detail.getByRole('heading').textContent();
    assert.ok(name);
    assert.match((await detail.textContent()) ?? '', /architecture\.yaml:\d+/u);
    await page.keyboard.press('Escape');
    assert.equal(await detail.count(), 0);
    await page.keyboard.press('Enter');
    assert.equal(await detail.getByRole('heading').textContent(), name);
    await page.keyboard.press('Escape');
    for (const view of names) {
      await nav.getByRole('button', { name: view, exact: true }).click();
      await page.locator('.canvas .node, table').first().waitFor();
      assert.deepEqual(await accessibilityFaults(page), [], view);
    }
    await page.close();
    assert.deepEqual(faults, []);
  });

  it('folds a container into one, and shows its parts again', async () => {
    const page = await open(example);
    await page.locator('.canvas .node').first().waitFor();
    const all = await page.locator('.canvas .node').count();
    await page.getByRole('button', { name: 'Collapse all groups' }).click();
    await page.waitForFunction((count) => document.querySelectorAll('.canvas .node').length < count, all);
    await page.locator('.canvas .node').first().click();
    await page.waitForFunction(() => document.querySelectorAll('.canvas .group').length > 0);
    await page.close();
    assert.deepEqual(faults, []);
  });

  it('follows the colors of the system, and prints all of a view', async () => {
    const page = await open(example, 'dark');
    await page.locator('.canvas .node').first().waitFor();
    await takePicture(page, 'page-dark');
    assert.deepEqual(await accessibilityFaults(page), []);
    const background = (): Promise<string> =>
      page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    assert.equal(await background(), 'rgb(31, 31, 31)');
    await page.emulateMedia({ media: 'print' });
    assert.equal(await background(), 'rgb(255, 255, 255)');
    assert.equal(await page.getByRole('navigation').isVisible(), false);
    const sheet = await page.locator('.canvas-sheet').boundingBox();
    assert.ok(sheet && sheet.x >= 0 && sheet.width <= 1280, JSON.stringify(sheet));
    await page.close();
    assert.deepEqual(faults, []);
  });

  it('opens levels in the page, and leads back', async () => {
    const page = await open(await pageOf({ 'architecture.yaml': HOSTILE }));
    await page.getByRole('button', { name: 'Levels of the architecture' }).click();
    await page.getByRole('navigation', { name: 'Levels' }).waitFor();
    const opens = page.locator('.canvas .outline-double');
    await opens.first().click();
    const context = page.getByRole('button', { name: 'Context' });
    await context.click();
    await context.waitFor({ state: 'detached' });
    await page.close();
    assert.deepEqual(faults, []);
  });

  it('shows hostile names as the texts they are', async () => {
    const page = await open(await pageOf({ 'architecture.yaml': HOSTILE }));
    await page.locator('.canvas .node').first().waitFor();
    assert.equal(await page.title(), '</title><script>globalThis.harmed = true</script>');
    await page.locator('.canvas .node').first().click();
    await page.getByRole('complementary').waitFor();
    assert.equal(await page.evaluate(() => 'harmed' in globalThis), false);
    assert.equal(await page.locator('body :is(img, b, iframe, object, a)').count(), 0);
    assert.equal(await page.locator('script').count(), 3);
    await page.close();
    assert.deepEqual(faults, []);
  });

  it('is refused where it would be too large', async () => {
    const workspace = workspaceOf({ 'architecture.yaml': HOSTILE });
    const page = {
      title: 'x',
      views: [{ view: 'architecture/map', uri: uriOf('architecture.yaml') }],
      details: [],
    };
    await assert.rejects(pageHtml(workspace, ROOT, page, 1000), /the limit is 1 MB: export part/u);
  });

  it('says nothing of where the folder lies, and is in the language of who made it', async () => {
    assert.ok(!example.includes(ROOT));
    setLanguage('fr');
    const french = await pageOf({ 'architecture.yaml': HOSTILE });
    assert.match(french, /<html lang="fr">/u);
  });
});
