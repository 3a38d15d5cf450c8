// Writes `schemas/*.json` from the schemas by which coalition files are read. A unit test tells when they are out of date.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

const { outputFiles } = await build({
  entryPoints: ['server/src/repository/json-schemas.ts'],
  bundle: true,
  format: 'esm',
  platform: 'node',
  write: false,
});
const bundle = encodeURIComponent(outputFiles.map(({ text }) => text).join(''));
const { jsonSchemas } = await import(`data:text/javascript,${bundle}`);
for (const [name, schema] of jsonSchemas()) {
  writeFileSync(join('schemas', name), `${JSON.stringify(schema, null, 2)}\n`);
  console.log(`schemas/${name}`);
}
