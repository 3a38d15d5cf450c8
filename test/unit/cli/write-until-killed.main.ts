/** Writes entries one after the other until it is killed, and says which are done. See write-files.test.ts. */
import { readFileSync, writeSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { writeNewFiles } from '../../../server/src/cli/write-files';

async function main(): Promise<void> {
  const [, , folder = '', id = '', template = ''] = process.argv;
  const content = readFileSync(template, 'utf8');
  writeSync(1, 'ready\n');
  for (let i = 0; ; i++) {
    const name = `${id}${String(i).padStart(4, '0')}-example-registry.md`;
    const uri = `${pathToFileURL(folder)}/annotations/idc/rev-1-${id}0000/${name}`;
    await writeNewFiles([{ uri, content: content.replace('NAME', name) }], folder);
    writeSync(1, `${name}\n`);
  }
}

main();
