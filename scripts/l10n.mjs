// Collects the words that users see into l10n/bundle.l10n.json, for translators:   npm run l10n
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { getL10nJson } from '@vscode/l10n-dev';

process.chdir(join(dirname(fileURLToPath(import.meta.url)), '..'));

const sources = ['client/src', 'server/src'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(join(folder, name), 'utf8')),
);
const found = await getL10nJson(
  sources.map((contents) => ({ extension: '.ts', contents: withNamespace(contents) })),
);
/** @type {typeof found} */
const sorted = Object.fromEntries(Object.entries(found).sort(([a], [b]) => (a < b ? -1 : 1)));
mkdirSync('l10n', { recursive: true });
writeFileSync('l10n/bundle.l10n.json', `${JSON.stringify(sorted, undefined, 2)}\n`);
console.log(`${Object.keys(sorted).length} texts`);

/**
 * The collector knows `l10n.t(…)` and not the `t(…)` of a named import.
 * @param {string} contents
 */
function withNamespace(contents) {
  const named = /^import \{ t \} from '@vscode\/l10n';$/m;
  if (!named.test(contents)) return contents;
  return contents
    .replace(named, "import * as l10n from '@vscode/l10n';")
    .replace(/(?<![\w.$])t\(/g, 'l10n.t(');
}
