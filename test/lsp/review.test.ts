import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { describe as describeSpan } from '../../server/src/anchoring/describe';
import { readDraft } from '../../server/src/draft/draft';
import { composeEntry, type ProposedFile, type Review, review } from '../../server/src/protocol';
import { entryText } from '../../server/src/repository/compose-entry';
import { Editor } from './support/editor';
import { coalitionFiles } from './support/fixture';
import { Folder } from './support/folder';

const thread = 'oc/rev-1-p2-01km0415854400000000000000';
const DRAFT = 'drafts/oc/rev-1.undraft.md';
const text = coalitionFiles[DRAFT] ?? '';
const opening = `annotations/${thread}/01km0415854400000000000000-harbour.md`;
const author = { name: 'B. Member', email: 'b@lagoon.example.org' };

describe('what is not brought in yet, to a server', () => {
  let folder: Folder;
  let editor: Editor;

  beforeEach(async () => {
    folder = new Folder({ ...coalitionFiles, [opening]: annotation('digital council', 'harbour') });
    editor = await Editor.start({
      folders: [folder.uri()],
      options: { highlights: true, changes: true, threads: true },
    });
  });
  afterEach(async () => {
    await editor.stop();
    folder.dispose();
  });

  const ask = (...files: readonly ProposedFile[]): Promise<Review> =>
    editor.connection.sendRequest(review, { root: folder.uri(), files });

  it('places annotations of others at their words, in the order of the text', async () => {
    const [late, early] = [
      'annotations/oc/z/01km0415854400000000000001-lagoon.md',
      'annotations/oc/a/01km0415854400000000000002-summit.md',
    ];
    const { items, threads } = await ask(
      news(
        late,
        annotation('[shall][should] act', 'lagoon', 'Act & **now** <b>x</b> ![i](https://e.org/i.png)'),
      ),
      news(early, annotation('the technical community for', 'summit', 'Thanks.')),
    );
    assert.deepEqual(
      items.map(({ deed, gist, paragraph, draft, change }) => [deed, gist, paragraph, draft?.title, change]),
      [
        ['Summit Exchange', 'Thanks.', '1', 'Rev.1', 'new'],
        ['Lagoon Operators', 'Act & now <b>x</b> i', '3', 'Rev.1', 'new'],
      ],
    );
    const shown = threads.find(({ view }) => view.id === 'oc/z');
    assert.deepEqual(shown?.at, { uri: folder.uri(DRAFT) });
    const line = text.split('\n').findIndex((words) => words.includes('[shall]'));
    assert.deepEqual(shown?.view.place.range?.start, { line, character: 6 });
    assert.deepEqual(Object.values(shown?.news ?? {}), ['new']);
    assert.doesNotMatch(shown?.view.remarks[0]?.shown ?? '', /<b>|!\[/);
    assert.deepEqual(readdirSync(join(folder.path, 'annotations/oc')).length, 1, 'nothing is written');
  });

  it('folds what is said over the thread that is here', async () => {
    const id = (n: number) => `01km041585440000000000000${n}`;
    const path = (n: number) => `annotations/${thread}/${id(n)}-lagoon.md`;
    const { items, threads } = await ask(
      news(path(1), entry('reply', 'lagoon', 'Indeed.')),
      news(path(2), entry('endorse', 'lagoon', '', `of: ${id(0)}\n`)),
      news(path(3), entry('resolve', 'lagoon', '')),
    );
    assert.deepEqual(
      items.map(({ deed, thread }) => [deed, thread]),
      [
        ['Lagoon Operators replies', thread],
        ['Lagoon Operators endorses', thread],
        ['Lagoon Operators resolves', thread],
      ],
    );
    const [shown] = threads;
    assert.equal(threads.length, 1);
    assert.equal(shown?.view.state, 'resolved');
    assert.deepEqual(shown?.news, { [id(0)]: 'endorsed', [id(1)]: 'new' });
    assert.deepEqual(
      shown?.deeds.map(({ by, words }) => [by, words]),
      [['Lagoon Operators', 'Resolved']],
    );
  });

  it('tells stances, terms, positions, statements, texts and members by their kind', async () => {
    const position = coalitionFiles['positions/named/position.md'] ?? '';
    const caucus = coalitionFiles['caucus.yaml'] ?? '';
    const { items } = await ask(
      news(
        'caucus.yaml',
        caucus.replace('  summit: { name: Summit Exchange }', '  reef: { name: Reef Network }'),
        caucus,
      ),
      news('positions/named/position.md', position.replace('agreed\n', 'superseded\n'), position),
      news(
        'positions/named/01km04158545nqfv31av4vzjt9-lagoon.md',
        entry('stance', 'lagoon', 'If *funded*.', 'stance: object\n'),
      ),
      news('positions/new/position.md', '---\ntitle: Something new\nstatus: proposed\n---\n\nWhy.\n'),
      news('statements/first/01km04158545nqfv31av4vzjt9-harbour.md', entry('sign', 'harbour', '')),
      news('terms/forum.yaml', 'label: forum\nstance: watch\n'),
      deleted('terms/cooperation.yaml', coalitionFiles['terms/cooperation.yaml'] ?? ''),
      news(
        'drafts/oc/rev-2.undraft.md',
        '---\ntitle: Open Compact, Rev.2\nprevious: oc/rev-1\n---\n\n1. New.\n',
      ),
      news('notes.txt', 'x'),
    );
    assert.deepEqual(
      items.map(({ section, deed, gist }) => [section, deed, gist]),
      [
        ['positions', 'Position changed', 'Name the technical community'],
        ['positions', 'Lagoon Operators objects', 'Name the technical community: If funded.'],
        ['positions', 'New position', 'Something new'],
        ['statements', 'Harbour Registry signs', 'Our first statement'],
        ['terms', 'Term removed', 'digital cooperation'],
        ['terms', 'New tracked term', 'forum'],
        ['texts', 'New text', 'Open Compact, Rev.2'],
        ['coalition', 'Members and settings changed', 'Reef Network joins, Summit Exchange leaves'],
        ['files', 'New file', 'notes.txt'],
      ],
    );
    const stance = items[1]?.text ?? '';
    for (const words of [
      'Lagoon Operators objects · Name the technical community',
      '2026-02-01',
      'If *funded*.',
    ]) {
      assert.ok(stance.includes(words), stance);
    }
    assert.match(stance, /of 3 members endorse|Lagoon Operators objects/);
  });

  it('shows annotations on a text that comes with them in that text', async () => {
    const rev2 = '---\ntitle: Open Compact, Rev.2\n---\n\n1. Quite other words.\n';
    const { items, threads } = await ask(
      news('drafts/oc/rev-2.undraft.md', rev2),
      news(
        'annotations/oc/b/01km0415854400000000000001-lagoon.md',
        annotation('other words', 'lagoon', 'Which?', rev2, 'oc/rev-2'),
      ),
    );
    assert.deepEqual(threads[0]?.at, { path: 'drafts/oc/rev-2.undraft.md' });
    assert.deepEqual(threads[0]?.view.place.range?.start, { line: 4, character: 9 });
    assert.equal(items[0]?.draft?.title, 'Rev.2');
  });

  it('reads what is open in the editor as it stands there', async () => {
    await editor.open(folder.uri(DRAFT), `Typed.\n\n${text}`);
    const { threads } = await ask(
      news(
        'annotations/oc/z/01km0415854400000000000001-lagoon.md',
        annotation('[shall][should] act', 'lagoon'),
      ),
    );
    const line = text.split('\n').findIndex((words) => words.includes('[shall]'));
    assert.equal(threads[0]?.view.place.range?.start.line, line + 2);
  });

  it('says what is wrong with a file, and which words have no place', async () => {
    const path = (n: number) => `annotations/oc/z${n}/01km041585440000000000000${n}-lagoon.md`;
    const { items, threads } = await ask(
      news(path(1), '---\n[broken\n'),
      news(
        path(2),
        entry('annotation', 'lagoon', 'Lost.', 'target:\n  draft: oc/none\n  quote: nowhere to be found\n'),
      ),
      { path: path(3), news: true, problem: 'too-large' },
      { path: 'terms/x', news: true, problem: 'not-a-file' },
      { path: 'terms/con.yaml', news: true, problem: 'bad-name' },
      news(
        opening,
        annotation('digital council', 'harbour', 'Rewritten.'),
        annotation('digital council', 'harbour'),
      ),
      deleted(opening.replace('harbour', 'lagoon'), 'gone'),
      news(`annotations/${thread}/stray.md`, 'x'),
      news('terms/../../../etc/passwd', 'x'),
    );
    const wrong = new Map(items.map(({ path, problem }) => [path, problem]));
    assert.match(wrong.get(path(1)) ?? '', /./);
    assert.match(wrong.get(path(3)) ?? '', /too large/);
    assert.match(wrong.get('terms/x') ?? '', /no plain file/);
    assert.match(wrong.get('terms/con.yaml') ?? '', /not every computer/);
    assert.match(wrong.get(opening) ?? '', /rewrites what was shared/);
    assert.match(wrong.get(opening.replace('harbour', 'lagoon')) ?? '', /removes what was shared/);
    assert.equal(items.length, 9);
    const lost = items.find((item) => item.path === path(2));
    assert.equal(lost?.thread, undefined);
    assert.match(lost?.text ?? '', /nowhere to be found[\s\S]*Lost\./);
    assert.equal(
      threads.some(({ view }) => view.id === thread),
      true,
    );
  });

  it('counts what is only there to be understood, and does not list it', async () => {
    const id = 'oc/z';
    const begun = {
      ...news(
        `annotations/${id}/01km0415854400000000000001-lagoon.md`,
        annotation('[shall][should] act', 'lagoon'),
      ),
      news: false,
    };
    const reply = news(
      `annotations/${id}/01km0415854400000000000002-summit.md`,
      entry('reply', 'summit', 'Yes.'),
    );
    const { items, threads } = await ask(begun, reply);
    assert.deepEqual(
      items.map(({ deed }) => deed),
      ['Summit Exchange replies'],
    );
    assert.deepEqual(
      threads[0]?.view.remarks.map(({ member }) => member),
      ['Lagoon Operators', 'Summit Exchange'],
    );
    assert.deepEqual(Object.keys(threads[0]?.news ?? {}), ['01km0415854400000000000002']);
  });

  it('composes an answer to what is not here yet, after what its writer has seen', async () => {
    const id = 'oc/z';
    const over = [
      news(
        `annotations/${id}/01km0415854400000000000001-lagoon.md`,
        annotation('[shall][should] act', 'lagoon'),
      ),
    ];
    const params = {
      root: folder.uri(),
      thread: id,
      author,
      member: 'harbour',
      entry: { kind: 'reply', body: 'So?' } as const,
    };
    const file = await editor.connection.sendRequest(composeEntry, { ...params, over });
    assert.match(file.uri, /\/annotations\/oc\/z\/[0-9a-z]{26}-harbour\.md$/);
    assert.match(file.content, /after: 01km0415854400000000000001/);
    await assert.rejects(editor.connection.sendRequest(composeEntry, params), /no longer in the coalition/);
  });

  it('refuses a coalition that is not open, in a sentence', async () => {
    await assert.rejects(
      editor.connection.sendRequest(review, { root: 'file:///nowhere', files: [] }),
      /This coalition is not open\./,
    );
  });
});

function news(path: string, after: string, before?: string): ProposedFile {
  return { path, news: true, after, ...(before !== undefined && { before }) };
}

function deleted(path: string, before: string): ProposedFile {
  return { path, news: true, before };
}

function entry(kind: string, member: string, body: string, more = ''): string {
  return `---\nkind: ${kind}\nby: A. Member <a@example.org>\nmember: ${member}\ndate: 2026-02-01T10:00:00Z\n${more}---\n${body}\n`;
}

function annotation(quote: string, member: string, body = 'Words.', draft = text, id = 'oc/rev-1'): string {
  const start = draft.indexOf(quote);
  const target = describeSpan(readDraft(draft), { start, end: start + quote.length }, id);
  return entryText({
    name: '',
    id: '',
    kind: 'annotation',
    member,
    by: 'A. Member <a@example.org>',
    date: '2026-02-01T10:00:00Z',
    after: [],
    stance: 'note',
    target,
    body,
  });
}
