import { randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { startLayOut, type LayOut } from '@vitruve/drawing';
import type { ViewSnapshot } from '@vitruve/manifests';
import type {
  FromBlurView,
  FromPredictionForm,
  FromTableView,
  FromWebview,
  KeptState,
  ToBlurView,
  ToPredictionForm,
  ToTableView,
  ToWebview,
} from '@vitruve/webviews';
import { needBrowser } from '../../scripts/browser-editor.ts';
import { BODY_CLASSES, COLORS, colors, hostPage, policy, type Theme } from './host-page.ts';

/** Where `npm run build` puts what a webview loads. */
const BUNDLE = 'dist/webviews';
const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.html': 'text/html',
};

/** What any of our webviews says, and hears. */
type WebviewMessage = FromWebview | FromBlurView | FromTableView | FromPredictionForm;
type HostMessage = ToWebview | ToBlurView | ToTableView | ToPredictionForm;

export interface Opening {
  readonly view: string;
  /** Its script and style in the bundle, without their endings; that of the views of manifests otherwise. */
  readonly program?: string;
  readonly uri?: string;
  readonly theme?: Theme;
  readonly language?: 'en' | 'fr';
  /** What was chosen of filters in an earlier panel. */
  readonly chosen?: Readonly<Record<string, string>>;
  /** What an earlier webview kept. */
  readonly state?: KeptState;
  readonly size?: { readonly width: number; readonly height: number };
  /** Shown as soon as the webview is ready. */
  readonly shown?: ViewSnapshot;
}

/** Serves the built webviews under the policy that the extension gives them, and opens them in one browser. */
export class FakeHost {
  readonly #browser: Browser;
  /** One for all pages, which so share what is compiled of their scripts. */
  readonly #context: BrowserContext;
  readonly #server: Server;
  readonly #url: string;
  readonly #pages = new Map<string, { readonly html: string; readonly nonce: string }>();

  private constructor(browser: Browser, context: BrowserContext, server: Server, url: string) {
    this.#browser = browser;
    this.#context = context;
    this.#server = server;
    this.#url = url;
  }

  static async start(): Promise<FakeHost> {
    const browser = await chromium.launch({ executablePath: needBrowser(), args: ['--no-sandbox'] });
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    if (typeof address !== 'object' || address === null) throw new Error('No port');
    const host = new FakeHost(
      browser,
      await browser.newContext(),
      server,
      `http://127.0.0.1:${address.port}`,
    );
    server.on('request', (request, response) => {
      void host.#answer(request.url ?? '/').then(({ status, headers, body }) => {
        response.writeHead(status, headers).end(body);
      });
    });
    return host;
  }

  async #answer(
    url: string,
  ): Promise<{ status: number; headers: Record<string, string>; body: string | Buffer }> {
    const page = this.#pages.get(url);
    if (page) {
      const headers = {
        'content-type': 'text/html',
        'content-security-policy': policy(this.#url, page.nonce),
      };
      return { status: 200, headers, body: page.html };
    }
    try {
      const path = normalize(new URL(url, this.#url).pathname);
      const body = await readFile(join(BUNDLE, path));
      return { status: 200, headers: { 'content-type': TYPES[extname(path)] ?? 'text/plain' }, body };
    } catch {
      return { status: 404, headers: {}, body: '' };
    }
  }

  async open(opening: Opening): Promise<FakeWebview> {
    const nonce = randomBytes(16).toString('base64');
    const path = `/page-${this.#pages.size}.html`;
    this.#pages.set(path, { nonce, html: await hostPage(opening, nonce) });
    const page = await this.#context.newPage();
    await page.setViewportSize(opening.size ?? { width: 900, height: 700 });
    const webview = new FakeWebview(page);
    await webview.load(`${this.#url}${path}`);
    if (opening.shown) await webview.send({ type: 'show', shown: opening.shown });
    return webview;
  }

  async stop(): Promise<void> {
    await this.#browser.close();
    this.#server.closeAllConnections();
    this.#server.close();
  }
}

/** Milliseconds that a message may take to come. */
const MESSAGE_LIMIT = 120_000;

let layOut: Promise<LayOut> | undefined;

/** A webview whose extension is the test. */
export class FakeWebview {
  readonly page: Page;
  /** Messages that the webview sent, oldest first. */
  readonly sent: WebviewMessage[] = [];
  /** What the policy refused, and what was thrown and not caught. */
  readonly faults: string[] = [];
  /** Why diagrams are not laid out; they are when undefined. */
  refuseLayouts: string | undefined;
  #wake: () => void = () => undefined;
  #kept: unknown;

  constructor(page: Page) {
    this.page = page;
  }

  async load(url: string): Promise<void> {
    await this.page.exposeFunction('hostReceives', (message: WebviewMessage) => {
      if (message.type === 'layout') void this.#layOut(message);
      this.sent.push(message);
      this.#wake();
    });
    await this.page.exposeFunction('hostKeeps', (state: unknown) => {
      this.#kept = state;
    });
    await this.page.exposeFunction('hostHearsFault', (fault: string) => {
      this.faults.push(fault);
    });
    this.page.on('pageerror', (error) => this.faults.push(error.message));
    await this.page.goto(url);
    await this.next('ready');
  }

  /** Answers as the server does. */
  async #layOut({ request, diagram }: Extract<FromWebview, { type: 'layout' }>): Promise<void> {
    if (this.refuseLayouts !== undefined) {
      await this.send({ type: 'layout-failed', request, message: this.refuseLayouts });
      return;
    }
    layOut ??= startLayOut();
    const layout = (await layOut)(diagram);
    await this.send({ type: 'layout', request, layout });
  }

  /** What it keeps over hiding and restarting, once what was done last has had its effects: those come after a frame. */
  async kept<State = KeptState>(): Promise<State> {
    await this.page.evaluate(
      () =>
        new Promise<void>((settled) => {
          requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(settled)));
        }),
    );
    if (this.#kept === undefined) throw new Error('Nothing was kept');
    return this.#kept as State;
  }

  async send(message: HostMessage): Promise<void> {
    await this.page.evaluate((data) => {
      postMessage(data);
    }, message);
  }

  /** Changes the theme of the editor while the webview is open. */
  async setTheme(theme: Theme): Promise<void> {
    await this.page.evaluate(
      ([element = '', style = '', classes = '']) => {
        const colors = document.getElementById(element);
        if (!colors) throw new Error(`No element ${element}`);
        colors.textContent = style;
        document.body.className = classes;
        document.body.dataset['vscodeThemeKind'] = classes;
      },
      [COLORS, await colors(theme), BODY_CLASSES[theme]],
    );
  }

  /** Resolves to the first message of a type that was sent, or will be, and takes it out of `sent`. */
  async next<Type extends WebviewMessage['type']>(
    type: Type,
  ): Promise<Extract<WebviewMessage, { type: Type }>> {
    const limit = Date.now() + MESSAGE_LIMIT;
    for (;;) {
      const index = this.sent.findIndex((message) => message.type === type);
      const [message] = index < 0 ? [] : this.sent.splice(index, 1);
      if (message) return message as Extract<WebviewMessage, { type: Type }>;
      if (Date.now() > limit)
        throw new Error(`No message ${type}; faults: ${this.faults.join('; ') || 'none'}`);
      await new Promise<void>((wake) => {
        this.#wake = wake;
        setTimeout(wake, 200);
      });
    }
  }

  async close(): Promise<void> {
    await this.page.close();
  }
}
