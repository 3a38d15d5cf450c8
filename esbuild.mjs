// Builds what ships (`dist/`) and, with `tests`, what the tests run (`out/`).
//   node esbuild.mjs [--watch] [--dev] [tests]
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { build, context } from 'esbuild';
import { thinLibraries } from './scripts/thin-libraries.mjs';

const args = process.argv.slice(2);
const watch = args.includes('--watch');
const dev = watch || args.includes('--dev');

/** Largest size of each shipped file, in kilobytes (1000 bytes), minified. */
const budgets = {
  'dist/client/node.js': 600,
  'dist/client/node/sharing.js': 100,
  'dist/client/browser.js': 600,
  'dist/server/node.js': 600,
  'dist/server/past/past.js': 300,
  'dist/server/browser.js': 600,
  'dist/cli.js': 800,
};

/** @type {import('esbuild').BuildOptions} */
const common = {
  bundle: true,
  minify: !dev,
  sourcemap: dev ? 'linked' : false,
  target: 'es2022',
  logLevel: 'warning',
  charset: 'utf8',
  legalComments: 'none',
  define: { 'process.env.NODE_ENV': '"production"' },
  // The Node build of `yaml` asks for an environment variable at every token: half of the time to parse.
  alias: { yaml: './node_modules/yaml/browser/index.js' },
  plugins: [thinLibraries],
  // A name that a thinned library does not have is found out here, not when it runs.
  logOverride: {
    'import-is-undefined': 'error',
    'commonjs-variable-in-esm': 'error',
    'call-import-namespace': 'error',
  },
};
const node = { ...common, platform: 'node', format: 'cjs', target: 'node20' };
const browser = { ...common, platform: 'browser', mainFields: ['browser', 'module', 'main'] };

const shipped = [
  {
    ...node,
    entryPoints: ['client/src/node.ts'],
    outfile: 'dist/client/node.js',
    external: ['vscode', './node/sharing.js'],
    // VS Code gives `vscode` to what is required, in every version.
    supported: { 'dynamic-import': false },
  },
  {
    ...node,
    entryPoints: ['client/src/node/sharing.ts'],
    outfile: 'dist/client/node/sharing.js',
    external: ['vscode'],
    // The main bundle's library does not know the classes of another copy: sharing is handed its, or does not build.
    alias: {
      'vscode-languageclient': './take-it-from-Caucus.protocol',
      'vscode-languageserver-protocol': './take-it-from-Caucus.protocol',
    },
  },
  {
    ...browser,
    entryPoints: ['client/src/browser.ts'],
    outfile: 'dist/client/browser.js',
    format: 'cjs',
    external: ['vscode'],
  },
  {
    ...node,
    entryPoints: ['server/src/node.ts'],
    outfile: 'dist/server/node.js',
    external: ['./past/past.js'],
  },
  { ...node, entryPoints: ['server/src/past/past.ts'], outfile: 'dist/server/past/past.js' },
  { ...browser, entryPoints: ['server/src/browser.ts'], outfile: 'dist/server/browser.js', format: 'iife' },
  {
    ...node,
    entryPoints: ['server/src/cli.ts'],
    outfile: 'dist/cli.js',
    banner: { js: '#!/usr/bin/env node' },
  },
];

/**
 * Test files keep their place in the tree; what they import from us is bundled into each, packages are not.
 * What runs in the web worker has no packages to import: everything is bundled, for a browser.
 */
const tests = () => [
  {
    ...node,
    minify: false,
    sourcemap: 'inline',
    entryPoints: testFiles('unit', 'lsp', 'git', 'vscode', 'screen', 'bench'),
    outdir: 'out',
    outbase: '.',
    packages: 'external',
    external: ['vscode'],
  },
  {
    ...browser,
    minify: false,
    sourcemap: 'inline',
    entryPoints: testFiles('web'),
    outdir: 'out',
    outbase: '.',
    format: 'cjs',
    external: ['vscode'],
    alias: { 'node:assert/strict': './test/host/assert.ts', mocha: './test/host/mocha-in-worker.mjs' },
  },
];

const targets = args.includes('tests') ? tests() : shipped;
rmSync(args.includes('tests') ? 'out' : 'dist', { recursive: true, force: true });

if (watch) {
  for (const options of targets) await (await context({ ...options, logLevel: 'info' })).watch();
} else {
  await Promise.all(targets.map((options) => build(options)));
  if (!args.includes('tests')) report();
}

/** Prints the sizes; a bundle above its budget fails the build. */
function report() {
  let over = 0;
  for (const [file, budget] of Object.entries(budgets)) {
    const size = statSync(file).size / 1000;
    const tooBig = !dev && size > budget;
    if (tooBig) over += 1;
    console.log(
      `${file.padEnd(28)} ${size.toFixed(0).padStart(5)} KB of ${budget}${tooBig ? '  OVER BUDGET' : ''}`,
    );
  }
  if (over > 0) {
    console.error(`${over} bundle(s) above budget`);
    process.exitCode = 1;
  }
}

/** @param {string[]} folders */
function testFiles(...folders) {
  return folders
    .filter((folder) => existsSync(join('test', folder)))
    .flatMap((folder) =>
      readdirSync(join('test', folder), { recursive: true, encoding: 'utf8' })
        .filter((name) => /\.(test|bench|main)\.ts$/.test(name) && !name.includes('node_modules'))
        .map((name) => join('test', folder, name)),
    );
}
