import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative, sep } from 'node:path';

const source = join('server', 'src');

/** The folders of the core, as the lint rules list them. */
const core: readonly string[] = [
  ...readFileSync('biome.json', 'utf8').matchAll(/"server\/src\/([a-z]+)\/\*\*",?$/gm),
].map(([, folder = '']) => folder);

describe('The folders of the core', () => {
  it('do not import each other in a circle', () => {
    const imports = new Map(core.map((folder) => [folder, importedBy(folder)]));
    assert.ok((imports.get('annotations')?.size ?? 0) > 0);
    const reached = (from: string, seen = new Set<string>()): Set<string> => {
      for (const folder of imports.get(from) ?? []) {
        if (seen.has(folder)) continue;
        seen.add(folder);
        reached(folder, seen);
      }
      return seen;
    };
    assert.deepEqual(
      core.filter((folder) => reached(folder).has(folder)),
      [],
    );
  });
});

/** The other folders that files of a folder import values from; a type alone needs nothing of another file to run. */
function importedBy(folder: string): Set<string> {
  const files = readdirSync(join(source, folder), { recursive: true, encoding: 'utf8' });
  const imported = files
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) => {
      const path = join(source, folder, file);
      const addresses = readFileSync(path, 'utf8').matchAll(/^(?:import(?! type)|\}).* from '(\.[^']*)'/gm);
      return Array.from(addresses, ([, address = '']) => {
        const target = normalize(join(dirname(path), address));
        return relative(source, target).split(sep)[0] ?? '';
      });
    });
  return new Set(imported.filter((other) => other !== folder));
}
