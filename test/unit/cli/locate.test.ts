import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const cli = resolve('dist/cli.js');
const oldText = '---\ntitle: A\n---\n\n1. The Forum meets every year.\n\n2. It reports to the Council.\n';
const newText = '1. We thank the host.\n\n2. The Forum meets every second year.\n';

describe('caucus locate', function () {
  // Each test starts a process; a busy machine takes its time.
  this.timeout(30_000);
  let folder: string;

  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'caucus locate-'));
    writeFileSync(join(folder, 'before.md'), oldText);
    writeFileSync(join(folder, 'after.txt'), newText);
  });

  after(() => rmSync(folder, { recursive: true }));

  function locate(spans: unknown) {
    const content = typeof spans === 'string' ? spans : JSON.stringify(spans);
    writeFileSync(join(folder, 'spans.json'), content);
    const args = ['locate', '--from', 'before.md', '--to', 'after.txt', '--spans', 'spans.json'];
    return spawnSync(process.execPath, [cli, ...args], { cwd: folder, encoding: 'utf8' });
  }

  const spanOf = (id: string | number, quote: string) => {
    const start = oldText.indexOf(quote);
    return { id, start, end: start + quote.length };
  };

  it('prints where each span stands in the second file', () => {
    const { status, stdout, stderr } = locate([
      spanOf('a', 'meets every year'),
      spanOf(2, 'It reports to the Council.'),
      spanOf('c', 'The Forum'),
    ]);
    assert.equal(status, 0, stderr);
    const rows = JSON.parse(stdout);
    const fields = ['id', 'status', 'start', 'end', 'candidates', 'confidence', 'paragraph'];
    for (const row of rows) assert.deepEqual(Object.keys(row), fields);
    assert.deepEqual(
      rows.map(
        (row: {
          id: string;
          status: string;
          start: number | null;
          end: number | null;
          paragraph: string;
        }) => [
          row.id,
          row.status,
          row.start === null ? null : newText.slice(row.start, row.end ?? 0),
          row.start === null ? null : row.paragraph,
        ],
      ),
      [
        ['a', 'reworded', 'meets every second year', '2'],
        [2, 'gone', null, null],
        ['c', 'exact', 'The Forum', '2'],
      ],
    );
    assert.match(stderr, /^3 spans in [\d.]+ ms, .* median [\d.]+ ms, 95 of 100 within [\d.]+ ms\n$/);
  });

  it('says in one line what is wrong with the spans', () => {
    for (const [spans, message] of [
      ['{', /^caucus: not JSON: spans\.json\n$/],
      [{ id: 'a' }, /^caucus: spans\.json must hold a list/],
      [[spanOf('a', 'Forum'), { id: 'b', start: 5 }], /^caucus: spans\.json: entry 2 needs an "id"/],
      [[{ id: 'b', start: 0, end: 9999 }], /entry 1 .* within the first file/],
    ] as const) {
      const { status, stderr, stdout } = locate(spans);
      assert.deepEqual([status, stdout], [2, '']);
      assert.match(stderr, message);
    }
  });

  it('takes no span for an answer', () => {
    assert.deepEqual(JSON.parse(locate([]).stdout), []);
  });
});
