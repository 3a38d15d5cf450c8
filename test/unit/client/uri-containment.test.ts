import assert from 'node:assert/strict';
import { URI } from 'vscode-uri';
import { contains, pathsBelow } from '../../../client/src/uri-containment';

describe('containment of addresses', () => {
  const cases: [folder: string, address: string, expected: boolean][] = [
    ['file:///w/a', 'file:///w/a', true],
    ['file:///w/a', 'file:///w/a/caucus.yaml', true],
    ['file:///', 'file:///w/a', true],
    ['file:///w/a', 'file:///w/ab/caucus.yaml', false],
    ['file:///w/a', 'file:///w/a/../b', false],
    ['file:///w/a', 'file:///w/a/%2e%2e/b', false],
    ['file:///w/a', 'file:///w/a/..%5Cb', false],
    ['file:///w/a', 'file:///w/a/.../b..c', true],
    ['vscode-test-web://mount/', 'vscode-test-web://mount', true],
    ['vscode-test-web://mount', 'vscode-test-web://mount/terms', true],
    ['vscode-test-web://mount', 'vscode-test-web://mounted/terms', false],
    ['vscode-vfs://github/o/r', 'vscode-vfs://github/o/r/terms/x.yaml', true],
    ['vscode-vfs://github/o/r', 'vscode-vfs://gitlab/o/r/terms/x.yaml', false],
    ['vscode-vfs://github/o/r', 'file:///o/r/terms/x.yaml', false],
  ];
  for (const [folder, address, expected] of cases) {
    it(`${address} ${expected ? 'lies' : 'does not lie'} in ${folder}`, () => {
      assert.equal(contains(URI.parse(folder), raw(address)), expected);
    });
  }
});

describe('the way to an address', () => {
  const cases: [folder: string, address: string, expected: readonly string[]][] = [
    ['file:///w/a', 'file:///w/a', []],
    [
      'file:///w/a/',
      'file:///w/a/annotations/gdc/x.md',
      ['annotations', 'annotations/gdc', 'annotations/gdc/x.md'],
    ],
    ['file:///w/a', 'file:///w/a/caucus.yaml', ['caucus.yaml']],
  ];
  for (const [folder, address, expected] of cases) {
    it(`from ${folder} to ${address} there are ${expected.length}`, () => {
      assert.deepEqual(
        pathsBelow(URI.parse(folder), raw(address)),
        expected.map((path) => `/w/a/${path}`),
      );
    });
  }
});

/** Parts of an address, decoded as VS Code decodes them, with nothing resolved on the way. */
function raw(address: string) {
  const [, scheme = '', authority = '', path = ''] = /^([^:]+):\/\/([^/]*)(.*)$/.exec(address) ?? [];
  return { scheme, authority, path: decodeURIComponent(path) };
}
