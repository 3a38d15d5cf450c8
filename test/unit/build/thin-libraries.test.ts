import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { asModule, thinLibraries } from '../../../scripts/thin-libraries.mjs';

describe('Thinned libraries', () => {
  // What two files offer under one name, `export *` offers from neither; nobody builds who imports it.
  const ambiguous: Readonly<Record<string, readonly string[]>> = {
    'vscode-jsonrpc/node': [],
    'vscode-languageserver-protocol/node': ['createMessageConnection'],
    'vscode-languageserver/node': ['createMessageConnection', 'createProtocolConnection'],
  };
  for (const [name, left] of Object.entries(ambiguous)) {
    it(`offer all that the original offers: ${name}`, async () => {
      const original: Record<string, unknown> = require(name);
      const thinned = await bundled(name);
      const missing = left.map((missed) => `.${missed}`);
      assert.deepEqual(differences(shape(original), shape(thinned)), missing);
    });
  }

  for (const name of [
    'vscode-jsonrpc',
    'vscode-languageserver-protocol',
    'vscode-languageserver',
    'vscode-languageclient',
  ]) {
    it(`are understood to the last file: ${name}`, () => {
      const folder = join('node_modules', name, 'lib');
      const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
        /^(?:common|node|browser)[\\/].*\.js$/.test(file),
      );
      assert.ok(files.length > 5);
      const left = files.filter((file) => asModule(readFileSync(join(folder, file), 'utf8')) === undefined);
      assert.deepEqual(left, []);
    });
  }

  it('lose what nobody uses', async () => {
    const { outputFiles } = await build({
      stdin: {
        contents: `import { SymbolKind } from 'vscode-languageserver-protocol/node'; console.log(SymbolKind.File)`,
        resolveDir: process.cwd(),
      },
      bundle: true,
      write: false,
      platform: 'node',
      plugins: [thinLibraries],
    });
    const text = outputFiles[0]?.text ?? '';
    assert.match(text, /SymbolKind/);
    assert.doesNotMatch(text, /CompletionItemKind|HoverRequest|CallHierarchy/);
  });

  it('stay as they are when only `require` understands them', () => {
    assert.equal(
      asModule('"use strict";\nconst late = () => require("later");\nexports.late = late;\n'),
      undefined,
    );
    assert.equal(asModule('function set(value) {\n    exports.value = value;\n}\n'), undefined);
  });
});

async function bundled(name: string): Promise<Record<string, unknown>> {
  const { outputFiles } = await build({
    stdin: { contents: `export * from '${name}';`, resolveDir: process.cwd() },
    bundle: true,
    write: false,
    platform: 'node',
    format: 'cjs',
    plugins: [thinLibraries],
  });
  const module = { exports: {} };
  new Function('module', 'exports', 'require', outputFiles[0]?.text ?? '')(module, module.exports, require);
  return module.exports;
}

/** Names and kinds of values; for namespaces and enums, also what they hold. */
function shape(value: unknown, depth = 0): unknown {
  if (typeof value === 'function') return depth > 2 ? 'function' : { function: members(value, depth) };
  return typeof value === 'object' && value !== null && depth < 3 ? members(value, depth) : typeof value;
}

function members(value: object, depth: number): Record<string, unknown> {
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([name, member]) => [name, shape(member, depth + 1)]));
}

/** Paths at which two shapes differ. */
function differences(a: unknown, b: unknown, at = ''): string[] {
  if (typeof a !== 'object' || typeof b !== 'object' || !a || !b) return a === b ? [] : [at];
  const names = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...names].flatMap((name) =>
    differences(Reflect.get(a, name), Reflect.get(b, name), `${at}.${name}`),
  );
}
