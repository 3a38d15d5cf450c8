import assert from 'node:assert/strict';
import { CodeLensRequest, HoverRequest } from 'vscode-languageserver-protocol';
import {
  allThreads,
  type ComposeEntryParams,
  composeAnnotation,
  composeEntry,
  type NewFile,
  suggestPositions,
  type TextRange,
  type ThreadView,
  who,
  written,
} from '../../server/src/protocol';
import { Editor } from './support/editor';
import { coalitionFiles } from './support/fixture';
import { Folder } from './support/folder';

const draft = 'drafts/oc/rev-1.undraft.md';
const text = coalitionFiles[draft] ?? '';
const later = text
  .replace('previous: oc/zero', 'previous: oc/rev-1')
  .replace('Rev.1', 'Rev.2')
  .replace(
    '1. We thank the technical community for its work.',
    '1. We begin.\n\n2. We thank the technical community for all its work.',
  )
  .replace('2. We note', '3. We note');

const author = { name: 'H. Pilot', email: 'pilot@harbour.example.org' };

describe('threads', () => {
  let folder: Folder;
  let editor: Editor;

  beforeEach(async () => {
    folder = new Folder(coalitionFiles);
    editor = await Editor.start({
      folders: [folder.uri()],
      options: { highlights: true, changes: true, threads: true, showThreadsCommand: 'show' },
    });
    await editor.open(folder.uri(draft), text);
  });

  afterEach(async () => {
    await editor.stop();
    folder.dispose();
  });

  const uri = () => folder.uri(draft);

  /** The range of words that stand once in a text. */
  function rangeOf(words: string, within = text): TextRange {
    const at = within.indexOf(words);
    assert(at >= 0 && within.indexOf(words, at + 1) < 0, words);
    const position = (offset: number) => {
      const lines = within.slice(0, offset).split('\n');
      return { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
    };
    return { start: position(at), end: position(at + words.length) };
  }

  function wordsIn(range: TextRange | undefined, within = text): string | undefined {
    if (!range) return undefined;
    const lines = within.split('\n');
    if (range.start.line !== range.end.line) return 'several lines';
    return lines[range.start.line]?.slice(range.start.character, range.end.character);
  }

  async function write(file: NewFile): Promise<void> {
    folder.write(file.uri.slice(folder.uri().length + 1), file.content);
    await editor.connection.sendNotification(written, { uris: [file.uri] });
  }

  async function annotate(
    words: string,
    more: { body?: string; proposal?: string } = {},
  ): Promise<ThreadView> {
    const before = new Set(editor.threads.get(uri())?.keys());
    await write(
      await editor.connection.sendRequest(composeAnnotation, {
        uri: uri(),
        range: rangeOf(words),
        stance: more.proposal === undefined ? 'question' : 'amend',
        author,
        member: 'harbour',
        body: 'Why so short?',
        ...more,
      }),
    );
    return editor.until(() =>
      [...(editor.threads.get(uri())?.values() ?? [])].find(({ id }) => !before.has(id)),
    );
  }

  async function say({ id, root }: ThreadView, entry: ComposeEntryParams['entry'], member = 'lagoon') {
    const seen = JSON.stringify(editor.threads.get(uri())?.get(id));
    await write(
      await editor.connection.sendRequest(composeEntry, { root, thread: id, author, member, entry }),
    );
    return editor.until(() => {
      const thread = editor.threads.get(uri())?.get(id);
      return JSON.stringify(thread) === seen ? undefined : thread;
    });
  }

  it('stand on the words that were annotated, for everyone', async () => {
    const thread = await annotate('for its work', { proposal: 'for all its work' });
    assert.equal(wordsIn(thread.place.range), 'for its work');
    assert.equal(thread.label, '¶1 · amend · Harbour Registry');
    assert.match(thread.id, /^oc\/rev-1-p1-/);
    assert.equal(thread.remarks[0]?.shown, '**Amend** · Proposes: for **all** its work\n\nWhy so short?');
    const again = await Editor.start({ folders: [folder.uri()], options: { threads: true } });
    await again.open(uri(), text);
    const read = await again.until(() => again.threads.get(uri())?.get(thread.id));
    assert.deepEqual(read.place.range, thread.place.range);
    await again.stop();
  });

  it('take replies, endorsements, edits, and change their state', async () => {
    let thread = await annotate('for its work');
    const of = thread.remarks[0]?.id ?? '';
    thread = await say(thread, { kind: 'reply', body: 'Because it is Rev. 1.' });
    assert.equal(thread.label, '¶1 · question · Harbour Registry · 1 reply');
    thread = await say(thread, { kind: 'endorse', of });
    assert.deepEqual(thread.remarks[0]?.endorsedBy, [{ id: 'lagoon', name: 'Lagoon Operators' }]);
    thread = await say(thread, { kind: 'edit', of, body: 'Why so brief?' }, 'harbour');
    assert.equal(thread.remarks[0]?.body, 'Why so brief?');
    assert(thread.remarks[0]?.edited);
    thread = await say(thread, { kind: 'resolve' });
    assert.equal(thread.state, 'resolved');
    thread = await say(thread, { kind: 'reopen' }, 'harbour');
    assert.equal(thread.state, 'open');
    thread = await say(thread, { kind: 'withdraw', of }, 'harbour');
    assert.equal(thread.remarks[0]?.shown, '*Harbour Registry withdrew this remark.*');
    await assert.rejects(say(thread, { kind: 'edit', of, body: 'Mine now.' }), /Only the member/);
  });

  it('are told one by one: an answer to one leaves the others alone', async () => {
    const first = await annotate('for its work');
    const second = await annotate('in time');
    const known = editor.threads.get(uri())?.get(second.id);
    await say(first, { kind: 'reply', body: 'Because.' });
    assert.equal(editor.threads.get(uri())?.get(second.id), known, 'the same object: it was not sent again');
  });

  it('follow what is typed above, inside and across them', async () => {
    const thread = await annotate('for its work');
    const placed = () => editor.threads.get(uri())?.get(thread.id)?.place;
    const above = rangeOf('# Open Compact');
    await editor.change(uri(), 2, {
      range: { start: above.start, end: above.start },
      text: 'New first line.\n\n',
    });
    const lower = await editor.until(() => {
      const range = placed()?.range;
      return range && range.start.line === (thread.place.range?.start.line ?? 0) + 2 ? range : undefined;
    });
    const inside = { line: lower.start.line, character: lower.start.character + 'for '.length };
    await editor.change(uri(), 3, { range: { start: inside, end: inside }, text: 'all ' });
    await editor.until(() => placed()?.status === 'reworded');
    assert.equal(placed()?.range?.end.character, lower.end.character + 'all '.length);
    await editor.change(uri(), 4, {
      range: { start: lower.start, end: { ...lower.end, character: 999 } },
      text: '',
    });
    await editor.until(() => placed()?.status === 'gone');
    assert.equal(placed()?.range, undefined);
    await editor.change(uri(), 5, { range: { start: lower.start, end: lower.start }, text: 'for its work.' });
    await editor.until(() => placed()?.range);
  });

  it('are told again for a text that was edited and is as before', async () => {
    const thread = await annotate('for its work');
    const place = thread.place.range;
    assert(place);
    await editor.change(uri(), 2, { range: place, text: '' });
    await editor.change(uri(), 3, { range: { start: place.start, end: place.start }, text: 'for its work' });
    await editor.until(() => editor.threadVersions.get(uri()) === 3);
    assert.deepEqual(editor.threads.get(uri())?.get(thread.id)?.place.range, place);
  });

  it('are carried to the next revision until they are resolved', async () => {
    const thread = await annotate('for its work');
    const next = folder.uri('drafts/oc/rev-2.undraft.md');
    folder.write('drafts/oc/rev-2.undraft.md', later);
    await editor.touched(next);
    await editor.open(next, later);
    const carried = await editor.until(() => {
      const found = editor.threads.get(next)?.get(thread.id);
      return found?.place.range ? found : undefined;
    });
    assert.equal(wordsIn(carried.place.range, later), 'for all its work');
    assert.equal(carried.place.status, 'reworded');
    assert.equal(carried.carriedFrom, 'Rev.1');
    assert.match(carried.label, /^¶2 · question · Harbour Registry · from Rev\.1 · reworded$/);
    await say(thread, { kind: 'resolve' });
    await editor.until(() => !editor.threads.get(next)?.has(thread.id));
  });

  it('stand where a person places them', async () => {
    const thread = await annotate('for its work');
    const moved = await say(thread, { kind: 'anchor', uri: uri(), range: rangeOf('in time') });
    assert.equal(wordsIn(moved.place.range), 'in time');
  });

  it('are told to readers who point at the words, and above the paragraph', async () => {
    const thread = await annotate('thank the technical community', {
      proposal: 'praise the technical community',
    });
    const at = rangeOf('technical community for').start;
    const hover = await editor.connection.sendRequest(HoverRequest.type, {
      textDocument: { uri: uri() },
      position: at,
    });
    const value = JSON.stringify(hover?.contents);
    assert.match(value, /Name the technical community/);
    assert.match(value, /~~thank~~\*\*praise\*\* the technical community/);
    const lenses = await editor.connection.sendRequest(CodeLensRequest.type, {
      textDocument: { uri: uri() },
    });
    assert.deepEqual(
      lenses?.map(({ command }) => command),
      [{ title: '1 annotation · 1 open proposal', command: 'show', arguments: [uri(), [thread.id]] }],
    );
  });

  it('go with the coalition, and come back with it', async () => {
    const { id } = await annotate('for its work');
    const lenses = () =>
      editor.connection.sendRequest(CodeLensRequest.type, { textDocument: { uri: uri() } });
    assert.equal((await lenses())?.length, 1);
    folder.delete('caucus.yaml');
    await editor.deleted(folder.uri('caucus.yaml'));
    await editor.until(() => editor.threads.get(uri())?.size === 0);
    assert.equal((await lenses())?.length, 0);
    folder.write('caucus.yaml', coalitionFiles['caucus.yaml'] ?? '');
    await editor.touched(folder.uri('caucus.yaml'));
    await editor.until(() => editor.threads.get(uri())?.has(id));
  });

  it('are listed for the whole coalition', async () => {
    const thread = await annotate('for its work');
    const [listed] = await editor.connection.sendRequest(allThreads);
    assert.equal(listed?.id, thread.id);
    assert.equal(listed.draft.title, 'Rev.1');
    assert.deepEqual([listed.placed, listed.gist, listed.proposes], [true, 'Why so short?', false]);
  });

  it('know for whom an author writes, and what may be linked', async () => {
    const known = await editor.connection.sendRequest(who, {
      near: uri(),
      email: 'Pilot@Harbour.Example.org',
    });
    assert.deepEqual(known.member, { id: 'harbour', name: 'Harbour Registry' });
    assert.equal(
      (await editor.connection.sendRequest(who, { near: uri(), email: 'x@y.z' })).member,
      undefined,
    );
    const range = rangeOf('We thank the technical community');
    const suggested = await editor.connection.sendRequest(suggestPositions, { uri: uri(), range });
    assert.deepEqual(suggested, [{ id: 'named', title: 'Name the technical community', detail: 'agreed' }]);
  });

  it('are refused in plain words where they cannot be', async () => {
    const params = { uri: uri(), stance: 'note', author, body: 'x' } as const;
    const at = rangeOf('for its work');
    const empty = { start: at.start, end: at.start };
    await assert.rejects(
      editor.connection.sendRequest(composeAnnotation, { ...params, member: 'harbour', range: empty }),
      /Select the words/,
    );
    await assert.rejects(
      editor.connection.sendRequest(composeAnnotation, { ...params, member: 'nobody', range: at }),
      /not a member/,
    );
  });
});
