/// <reference types="vitest/config" />
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { parse } from '@formatjs/icu-messageformat-parser';
import { defineConfig, type Plugin } from 'vite';

/** Where each app lives and under which path the host serves it. `vite build --mode NAME` builds one. */
const apps = {
  portal: { root: 'src/Ui/portal', base: '/' },
  dashboard: { root: 'src/Modules/Dashboard/ui', base: '/dashboard/' },
  notes: { root: 'src/Modules/Notes/ui', base: '/notes/' },
  webclient: { root: 'src/IceWarp.EmbeddedServer/ui', base: '/webmail/' },
} as const;

const kit = resolve(import.meta.dirname, 'src/Ui/kit');

/**
 * Puts the theme script in front of everything: a tiny classic script with a hashed name, because the content
 * policy forbids inline script and a module runs only after the first paint. An app adds what it has to do as early (`src/first.boot.js`).
 */
function themeBeforePaint(root: string): Plugin {
  const sources = [resolve(kit, 'theme.boot.js'), resolve(root, 'src/first.boot.js')].filter((path) =>
    existsSync(path),
  );
  const source = sources.map((path) => readFileSync(path, 'utf8')).join('');
  const name = `assets/theme-${createHash('sha256').update(source).digest('base64url').slice(0, 8)}.js`;
  let base = '/';
  return {
    name: 'theme-before-paint',
    configResolved(config) {
      base = config.base;
    },
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        if (request.url?.endsWith(name)) response.setHeader('content-type', 'text/javascript').end(source);
        else next();
      });
    },
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: name, source });
    },
    transformIndexHtml: () => [{ tag: 'script', attrs: { src: base + name }, injectTo: 'head-prepend' }],
  };
}

/** Parses the ICU texts while building, so that no page carries the parser (a fifth of its script). */
function parsedMessages(): Plugin {
  const parsed = (text: string) => (text.includes('{') ? parse(text, { ignoreTag: true }) : text);
  return {
    name: 'parsed-messages',
    apply: 'build',
    enforce: 'pre',
    config: () => ({
      resolve: {
        alias: [
          {
            find: /^@formatjs\/icu-messageformat-parser$/,
            replacement: '@formatjs/icu-messageformat-parser/no-parser.js',
          },
        ],
      },
    }),
    transform(code, id) {
      if (!/\/locales\/(?:later\/)?[a-z-]+\.json$/i.test(id)) return null;
      const texts = Object.entries(JSON.parse(code) as Record<string, string>);
      return JSON.stringify(Object.fromEntries(texts.map(([key, text]) => [key, parsed(text)])));
    },
  };
}

/**
 * Tells the service worker (`src/sw.ts`, built as `sw.js` at the app's own path) which files to keep. Only apps that have one are
 * touched.
 */
function serviceWorker(root: string): Plugin {
  const source = resolve(root, 'src/sw.ts');
  return {
    name: 'service-worker',
    apply: 'build',
    enforce: 'post',
    config: () => ({
      build: {
        rolldownOptions: {
          input: { index: resolve(root, 'index.html'), sw: source },
          output: { entryFileNames: ({ name }) => (name === 'sw' ? 'sw.js' : 'assets/[name]-[hash].js') },
        },
      },
    }),
    generateBundle(_, bundle) {
      const worker = bundle['sw.js'];
      if (worker?.type !== 'chunk') throw new Error(`${source} was not built as sw.js`);
      if (worker.imports.length > 0) throw new Error(`sw.js is a classic script and cannot import ${worker.imports}`);
      const files = Object.keys(bundle).filter((name) => name !== 'sw.js');
      const page = bundle['index.html'];
      const version = createHash('sha256').update(
        JSON.stringify([files, page?.type === 'asset' && String(page.source)]),
      );
      const shell = { version: version.digest('base64url').slice(0, 12), files: [...files, 'manifest.webmanifest'] };
      worker.code = `const SHELL=${JSON.stringify(shell)};${worker.code}`;
    },
  };
}

/** Writes `.br` and `.gz` beside every text file, so that the host compresses nothing while serving. */
function precompressed(): Plugin {
  const text = /\.(html|js|css|svg|json|webmanifest|txt)$/;
  return {
    name: 'precompressed',
    apply: 'build',
    enforce: 'post',
    async writeBundle(options) {
      const { readdir, readFile, writeFile } = await import('node:fs/promises');
      const folder = options.dir ?? '';
      for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
        if (!entry.isFile() || !text.test(entry.name)) continue;
        const path = resolve(entry.parentPath, entry.name);
        const bytes = await readFile(path);
        const brotli = brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } });
        await Promise.all([writeFile(`${path}.br`, brotli), writeFile(`${path}.gz`, gzipSync(bytes, { level: 9 }))]);
      }
    },
  };
}

export default defineConfig(({ command, mode }) => {
  const app = apps[mode as keyof typeof apps];
  const host = process.env.ICEWARP_URL ?? 'http://127.0.0.1:5000';
  const root = resolve(import.meta.dirname, app?.root ?? '.');
  return {
    root,
    base: app?.base ?? '/',
    logLevel: command === 'build' ? 'warn' : 'info',
    resolve: { alias: { '@kit': kit } },
    plugins: [
      themeBeforePaint(root),
      parsedMessages(),
      ...(mode === 'notes' || mode === 'dashboard' ? [serviceWorker(root)] : []),
      precompressed(),
    ],
    build: {
      target: ['chrome123', 'firefox120', 'safari17.5'],
      outDir: 'dist',
      emptyOutDir: true,
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rolldownOptions: {
        checks: { bundlerTimings: false },
        output: {
          // The texts of the kit and of the app in one file a language.
          codeSplitting: {
            groups: [
              {
                debugName: 'texts',
                name: (id) => /locales\/(?:later\/)?(?!en\b)([a-z-]+)\.json$/i.exec(id)?.[1] ?? null,
              },
            ],
          },
        },
      },
      reportCompressedSize: false,
    },
    server: { proxy: { '/api': host, '/webmail/server': host } },
    test: {
      include: ['src/**/*.test.ts'],
      exclude: ['**/dist/**', '**/node_modules/**'],
      environment: 'node',
    },
  };
});
