// The libraries of the language server protocol are published as TypeScript compiles for `require`. A bundler
// cannot tell what of that is unused, and kept all of it: a sixth of each bundle. This writes such a file as
// the module that it was compiled from, and esbuild leaves out the rest. A name that is lost on the way fails
// the build (`logOverride` in esbuild.mjs) rather than the user.
import { readFile } from 'node:fs/promises';

const compiled =
  /[\\/]node_modules[\\/]vscode-(?:jsonrpc|languageserver|languageserver-protocol|languageclient)[\\/]lib[\\/].*\.js$/;
const modules = /[\\/]node_modules[\\/]vscode-languageserver-types[\\/]lib[\\/]esm[\\/].*\.js$/;

/** @type {import('esbuild').Plugin} */
export const thinLibraries = {
  name: 'thin libraries',
  setup(build) {
    build.onLoad({ filter: compiled }, async ({ path }) => {
      const text = await readFile(path, 'utf8');
      const contents = asModule(text);
      if (contents !== undefined) return { contents, loader: 'js' };
      return { contents: text, loader: 'js', warnings: [{ text: `${path} stays as large as it is` }] };
    });
    build.onLoad({ filter: modules }, async ({ path }) => ({
      contents: withPureNamespaces(await readFile(path, 'utf8')),
      loader: 'js',
    }));
  },
};

/** What TypeScript adds to do the work of `import` and `export`, in the order of the file. */
const helpers = [
  /^"use strict";\n/m,
  /^var __createBinding = .*\n(?:.*\n)*?\}\)\);\n/m,
  /^var __setModuleDefault = .*\n(?:.*\n)*?\}\);\n/m,
  /^var __importStar = .*\n(?:.*\n)*?\}\)\(\);\n/m,
  /^var __exportStar = .*\n(?:.*\n)*?\};\n/m,
  /^var __importDefault = .*\n(?:.*\n)*?\};\n/m,
  /^Object\.defineProperty\(exports, "__esModule", \{ value: true \}\);\n/m,
  /^(?:exports\.\w+ = )+void 0;\n/gm,
];

/**
 * Writes what TypeScript compiled for `require` as a module again. All imports of a module come before its
 * own statements: a file must not count on what it does between two of them.
 * @param {string} compiledText
 * @returns {string | undefined} undefined when something is left that only `require` understands
 */
export function asModule(compiledText) {
  let text = compiledText.replaceAll('\r\n', '\n');
  for (const helper of helpers) text = text.replace(helper, '');

  /** @type {Map<string, string>} */
  const imported = new Map();
  text = text
    .replace(/^__exportStar\(require\("([^"]+)"\), exports\);$/gm, 'export * from "$1";')
    .replace(
      /^(?:const|var) (\w+) = (?:require|__import(?:Star|Default)\(require)\("([^"]+)"\)\)?;$/gm,
      (line, name, module) => {
        imported.set(name, module);
        // `import name = require(...)`: what is imported is the module itself, a function say.
        const whole = line.includes(' = require(') && !/_\d+$/.test(name);
        return whole ? `import ${name} from "${module}";` : `import * as ${name} from "${module}";`;
      },
    )
    .replace(
      /^Object\.defineProperty\(exports, "(\w+)", \{ enumerable: true, get: function \(\) \{ return (\w+)\.(\w+); \} \}\);$/gm,
      (all, as, from, name) =>
        imported.has(from) ? `export { ${name} as ${as} } from "${imported.get(from)}";` : all,
    );

  /** @type {Set<string>} */
  const exported = new Set();
  /** @type {string[]} */
  const constants = [];
  text = text
    .replace(/^exports\.default = (\w+);$/gm, 'export default $1;')
    .replace(/^exports\.(\w+) = \1;\n/gm, (_, name) => {
      exported.add(name);
      return '';
    })
    .replace(/(\w+) \|\| \(exports\.\1 = \1 = \{\}\)/g, (_, name) => {
      exported.add(name);
      return `${name} || (${name} = {})`;
    })
    .replace(/^exports\.(\w+) = /gm, (_, name) => {
      exported.add(name);
      constants.push(name);
      return `const ${name} = `;
    });
  for (const name of constants) text = text.replaceAll(new RegExp(`\\bexports\\.${name}\\b`, 'g'), name);

  text = withPureNamespaces(text);
  if (exported.size > 0) text += `\nexport { ${[...exported].join(', ')} };\n`;
  const code = text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
  return /\bexports\b|\brequire\(|\bmodule\.exports\b/.test(code) ? undefined : text;
}

/**
 * Namespaces and enums as expressions that a bundler may leave out: nothing happens in them but their making.
 * @param {string} text
 */
function withPureNamespaces(text) {
  return text.replace(
    /^(export )?var (\w+);\n((?: *(?:\/\/.*|\/\*[\s\S]*?\*\/)\n)*)\(function \(\2\) \{\n([\s\S]*?)^\}\)\(\2 \|\| \(\2 = \{\}\)\);$/gm,
    (_, keyword = '', name, comment, body) =>
      `${comment}${keyword}var ${name} = /* @__PURE__ */ (function (${name}) {\n${body}return ${name};\n})({});`,
  );
}
