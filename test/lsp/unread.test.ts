import assert from 'node:assert/strict';
import { HoverRequest, type ProtocolConnection } from 'vscode-languageserver-protocol';
import {
  composeEntry,
  keepSeen,
  looked,
  nextUnread,
  reader,
  seenRecord,
  written,
} from '../../server/src/protocol';
import { Editor } from './support/editor';
import { coalitionFiles } from './support/fixture';
import { Folder } from './support/folder';

const draft = 'drafts/oc/rev-1.undraft.md';
const text = coalitionFiles[draft] ?? '';
const author = { name: 'H. Pilot', email: 'pilot@harbour.example.org' };

/** What a machine keeps for all windows on it. */
class Machine {
  readonly records = new Map<string, string>();
  email: string | undefined;
  refused = 0;

  /** Answers the server as the client does. */
  attach(connection: ProtocolConnection, told: () => void): void {
    connection.onRequest(seenRecord, ({ name }) => ({
      record: this.records.get(name) ?? null,
      ...(this.email !== undefined && { email: this.email }),
    }));
    connection.onRequest(keepSeen, ({ name, before, record }) => {
      const found = this.records.get(name) ?? null;
      const kept = found === before;
      if (kept) this.records.set(name, record);
      else this.refused += 1;
      queueMicrotask(told);
      return kept ? { kept: true as const } : { kept: false as const, record: found };
    });
  }

  /** The only record there is. */
  get record(): string {
    const [record = '', ...others] = this.records.values();
    assert.equal(others.length, 0);
    return record;
  }
}

describe('what is new to a reader', () => {
  let folder: Folder;
  let machine: Machine;
  const open: Editor[] = [];

  beforeEach(() => {
    folder = new Folder(coalitionFiles);
    machine = new Machine();
  });

  afterEach(async () => {
    for (const editor of open.splice(0)) await editor.stop();
    folder.dispose();
  });

  async function start(): Promise<Editor> {
    const editor = await Editor.start({
      folders: [folder.uri()],
      options: { threads: true, unread: true },
      attach: (connection) =>
        machine.attach(connection, () => {
          for (const each of open) each.lookAgain();
        }),
    });
    open.push(editor);
    return editor;
  }

  /** An editor that has met the coalition before: its record is on the machine. */
  async function startKnowing(): Promise<Editor> {
    const editor = await start();
    await editor.until(() => machine.records.size > 0);
    return editor;
  }

  let count = 0;

  /** Puts an entry of another member into the folder, as *Get updates* does. */
  function arrives(
    thread: string,
    kind: string,
    {
      by = 'L. Agoon <l@lagoon.example.org>',
      on = 'oc/rev-1',
      quote = 'for its work',
      words = 'Short words.',
    } = {},
  ): string {
    const id = `01km04158545nqfv31av4${String(++count).padStart(5, '0')}`;
    const path = `annotations/oc/${thread}/${id}-lagoon.md`;
    const body = coalitionFiles[`drafts/${on}.undraft.md`] ?? '';
    const at = body.indexOf(quote);
    const around = [
      body.slice(Math.max(0, at - 30), at),
      body.slice(at + quote.length, at + quote.length + 30),
    ];
    const [prefix, suffix] = at < 0 ? ['', ''] : around.map((text) => JSON.stringify(text));
    const target =
      kind === 'annotation'
        ? `target:\n  draft: ${on}\n  quote: ${quote}\n  prefix: ${prefix}\n  suffix: ${suffix}\n`
        : '';
    folder.write(
      path,
      `---\nkind: ${kind}\nby: ${by}\nmember: lagoon\ndate: 2026-02-20T10:00:00Z\n${target}---\n${words}\n`,
    );
    return path;
  }

  const names = (editor: Editor) =>
    editor.unread.get(folder.uri())?.flatMap(({ entries }) => entries.map((name) => name.slice(21, 26))) ??
    [];

  async function untilNew(editor: Editor, ...expected: readonly number[]): Promise<void> {
    const wanted = expected.map((each) => String(each).padStart(5, '0')).join();
    await editor.until(() => names(editor).join() === wanted);
  }

  it('is nothing at first, then what arrives, and nothing once it was looked at', async () => {
    count = 0;
    arrives('rev-1-p1-a', 'annotation');
    const editor = await startKnowing();
    assert.deepEqual(names(editor), []);
    await editor.touched(folder.uri(arrives('rev-1-p1-a', 'reply')));
    await untilNew(editor, 2);
    const [thread] = editor.unread.get(folder.uri()) ?? [];
    assert.equal(thread?.id, 'oc/rev-1-p1-a');
    assert.equal(thread.remarks.length, 1, 'the reply, which is a remark of its own');
    await editor.touched(
      folder.uri(arrives('rev-1-p1-a', 'resolve')),
      folder.uri(arrives('rev-1-p1-a', 'anchor')),
    );
    await untilNew(editor, 2, 3);
    // Only what was shown: the resolution came later.
    await editor.connection.sendNotification(looked, { root: folder.uri(), threads: [thread] });
    await untilNew(editor, 3);
  });

  it('is kept over a restart, with what came meanwhile', async () => {
    count = 0;
    const first = await startKnowing();
    await first.touched(
      folder.uri(arrives('rev-1-p1-a', 'annotation')),
      folder.uri(arrives('rev-1-p1-b', 'annotation')),
    );
    await untilNew(first, 1, 2);
    const before = machine.record;
    const [a] = first.unread.get(folder.uri()) ?? [];
    assert.ok(a);
    await first.connection.sendNotification(looked, { root: folder.uri(), threads: [a] });
    await untilNew(first, 2);
    await first.until(() => machine.record !== before);
    await open.splice(open.indexOf(first), 1)[0]?.stop();
    arrives('rev-1-p1-b', 'reply');
    const second = await start();
    await untilNew(second, 2, 3);
  });

  it('does not come back in a window whose marks another one would have undone', async () => {
    count = 0;
    const one = await startKnowing();
    const two = await start();
    for (const thread of ['rev-1-p1-a', 'rev-1-p1-b']) arrives(thread, 'annotation');
    const uris = [1, 2].map((_, i) => folder.uri(`annotations/oc/rev-1-p1-${'ab'[i]}`));
    for (const editor of [one, two]) {
      await editor.touched(...uris);
      await untilNew(editor, 1, 2);
    }
    const [a, b] = one.unread.get(folder.uri()) ?? [];
    assert.ok(a && b);
    await one.connection.sendNotification(looked, { root: folder.uri(), threads: [a] });
    await two.connection.sendNotification(looked, { root: folder.uri(), threads: [b] });
    await one.until(() => /^caucus seen 1 2\n/.test(machine.record));
    await two.until(() => /^caucus seen 1 2\n/.test(machine.record));
    assert.ok(machine.refused > 0, 'one of them met the record of the other');
    const third = await start();
    await third.connection.sendRequest(nextUnread, {});
    assert.deepEqual(names(third), []);
    // The window that kept its record first hears of the other when one comes back to it.
    for (const editor of [one, two]) {
      await editor.connection.sendNotification(reader, { root: folder.uri(), record: machine.record });
      await untilNew(editor);
    }
  });

  it('is nothing that one wrote, here or with the same address elsewhere', async () => {
    count = 0;
    arrives('rev-1-p1-a', 'annotation');
    const editor = await startKnowing();
    await editor.open(folder.uri(draft), text);
    await editor.until(() => editor.threads.get(folder.uri(draft))?.size === 1);
    const file = await editor.connection.sendRequest(composeEntry, {
      root: folder.uri(),
      thread: 'oc/rev-1-p1-a',
      author,
      member: 'harbour',
      entry: { kind: 'reply', body: 'Ours.' },
    });
    folder.write(file.uri.slice(folder.uri().length + 1), file.content);
    await editor.connection.sendNotification(written, { uris: [file.uri] });
    const own = arrives('rev-1-p1-a', 'reply', { by: `Pilot <${author.email.toUpperCase()}>` });
    await editor.touched(folder.uri(own), folder.uri(arrives('rev-1-p1-a', 'reply')));
    await untilNew(editor, 2, 3);
    await editor.connection.sendNotification(reader, { root: folder.uri(), email: author.email });
    await untilNew(editor, 3);
  });

  it('comes in the order of the text from where one is, then from other drafts, then what stands nowhere', async () => {
    count = 0;
    const editor = await startKnowing();
    await editor.open(folder.uri(draft), text);
    arrives('rev-1-p3-a', 'annotation', { quote: 'in time' });
    arrives('rev-1-p1-b', 'annotation', { quote: 'for its work' });
    arrives('rev-1-p1-c', 'annotation', { quote: 'words that stand nowhere at all' });
    arrives('zero-p2-d', 'annotation', { on: 'oc/zero', quote: 'We welcome digital cooperation.' });
    await editor.touched(folder.uri('annotations/oc'));
    await editor.until(() => names(editor).length === 4);
    const line = text.split('\n').findIndex((each) => each.includes('We note that'));
    const visited: (string | undefined)[] = [];
    for (let i = 0; i < 4; i++) {
      const next = await editor.connection.sendRequest(nextUnread, {
        at: { uri: folder.uri(draft), position: { line, character: 0 } },
      });
      assert.ok(next);
      visited.push(`${next.id} ${next.uri?.split('/').at(-1) ?? 'nowhere'}`);
      const thread = editor.unread.get(folder.uri())?.find(({ id }) => id === next.id);
      assert.ok(thread && next.file.endsWith(thread.entries[0] ?? '-'), 'the file of what is new');
      await editor.connection.sendNotification(looked, { root: folder.uri(), threads: [thread] });
      await editor.until(() => names(editor).length === 3 - i);
    }
    assert.deepEqual(visited, [
      'oc/rev-1-p3-a rev-1.undraft.md',
      'oc/rev-1-p1-b rev-1.undraft.md',
      'oc/zero-p2-d zero.undraft.md',
      'oc/rev-1-p1-c nowhere',
    ]);
    assert.equal(await editor.connection.sendRequest(nextUnread, {}), null);
  });

  it('is read in a hover that shows it whole, and not in one that shows how it begins', async () => {
    count = 0;
    const editor = await startKnowing();
    await editor.open(folder.uri(draft), text);
    arrives('rev-1-p1-a', 'annotation', { quote: 'for its work' });
    arrives('rev-1-p1-a', 'reply');
    arrives('rev-1-p3-b', 'annotation', { quote: 'in time', words: 'It begins.\n\nAnd goes on.' });
    await editor.touched(folder.uri('annotations/oc'));
    await untilNew(editor, 1, 2, 3);
    await editor.until(() => editor.threads.get(folder.uri(draft))?.size === 2);
    for (const words of ['for its work', 'in time']) {
      const before = text.slice(0, text.indexOf(words)).split('\n');
      const hover = await editor.connection.sendRequest(HoverRequest.type, {
        textDocument: { uri: folder.uri(draft) },
        position: { line: before.length - 1, character: (before.at(-1)?.length ?? 0) + 1 },
      });
      assert.ok(hover);
    }
    await untilNew(editor, 2, 3);
  });

  it('is nothing of a coalition that is gone', async () => {
    count = 0;
    const editor = await startKnowing();
    await editor.touched(folder.uri(arrives('rev-1-p1-a', 'annotation')));
    await untilNew(editor, 1);
    folder.delete('caucus.yaml');
    await editor.deleted(folder.uri('caucus.yaml'));
    await untilNew(editor);
  });

  it('is not told to a client that keeps no record', async () => {
    const editor = await Editor.start({ folders: [folder.uri()], options: { threads: true } });
    open.push(editor);
    await editor.open(folder.uri(draft), text);
    await editor.touched(folder.uri(arrives('rev-1-p1-a', 'annotation')));
    await editor.until(() => editor.threads.get(folder.uri(draft))?.size === 1);
    assert.equal(await editor.connection.sendRequest(nextUnread, {}), null);
    assert.equal(editor.unread.size, 0);
  });

  it('is nothing after a damaged record, which is then replaced', async () => {
    count = 0;
    arrives('rev-1-p1-a', 'annotation');
    await startKnowing();
    for (const name of machine.records.keys()) machine.records.set(name, '<<<<<<< damaged');
    const editor = await start();
    await editor.until(() => /^caucus seen 1 1\n/.test(machine.record));
    assert.deepEqual(names(editor), []);
  });
});
