import assert from 'node:assert/strict';
import {
  CodeActionRequest,
  HoverRequest,
  MarkupContent,
  type WorkspaceEdit,
} from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import {
  type ComposePositionParams,
  coalitions,
  composeAgreement,
  composeAnnotation,
  composePosition,
  composeSignature,
  composeStance,
  composeStatementStep,
  type MemberStance,
  type NewFile,
  signatories,
  written,
} from '../../server/src/protocol';
import { Editor } from './support/editor';
import { coalitionFiles } from './support/fixture';
import { Folder } from './support/folder';

const author = { name: 'H. Pilot', email: 'pilot@harbour.example.org' };
const draft = 'drafts/oc/rev-1.undraft.md';
const text = coalitionFiles[draft] ?? '';
const second = `---\r
# For the last round.\r
title: "Our second statement"\r
draft: oc/rev-1\r
deadline: 2026-02-14T17:00:00-05:00   # New York\r
---\r
\r
Dear Co-Chairs,  \r
\r
status: this is no field.\r
`;

describe('positions and statements', () => {
  let folder: Folder;
  let editor: Editor;

  beforeEach(async () => {
    folder = new Folder({ ...coalitionFiles, 'statements/second/statement.md': second });
    editor = await Editor.start({ folders: [folder.uri()], options: { changes: true, draftActions: true } });
    await editor.until(() => editor.changes > 0);
  });

  afterEach(async () => {
    await editor.stop();
    folder.dispose();
  });

  const root = () => folder.uri();

  async function view() {
    const [coalition] = await editor.connection.sendRequest(coalitions);
    assert(coalition);
    return coalition;
  }

  async function position(id: string) {
    return (await view()).topics.flatMap(({ positions }) => positions).find((each) => each.id === id);
  }

  async function statement(id: string) {
    return (await view()).statements.find((each) => each.id === id);
  }

  async function write(file: NewFile): Promise<string> {
    const path = file.uri.slice(root().length + 1);
    folder.write(path, file.content);
    await editor.connection.sendNotification(written, { uris: [file.uri] });
    return path;
  }

  /** Makes an edit on the disk, as a client does; the text that results. */
  async function make(edit: WorkspaceEdit, path: string, before: string): Promise<string> {
    const [[uri, changes] = ['', []], ...others] = Object.entries(edit.changes ?? {});
    assert.deepEqual(others, []);
    assert.equal(uri, folder.uri(path));
    const content = TextDocument.applyEdits(TextDocument.create(uri, 'markdown', 0, before), changes);
    await write({ uri, content });
    return content;
  }

  const say = async (member: string, stance: MemberStance, note = '') =>
    write(
      await editor.connection.sendRequest(composeStance, {
        root: root(),
        position: 'named',
        stance,
        note,
        author,
        member,
      }),
    );

  const sign = async (member: string, kind: 'sign' | 'unsign' = 'sign') =>
    write(
      await editor.connection.sendRequest(composeSignature, {
        root: root(),
        statement: 'second',
        kind,
        author,
        member,
      }),
    );

  const step = (to: 'frozen' | 'issued') =>
    editor.connection.sendRequest(composeStatementStep, {
      root: root(),
      statement: 'second',
      to,
      date: '2026-02-13',
    });

  it('the deadline of a draft is written as that of a statement', async () => {
    const path = 'drafts/oc/rev-9.undraft.md';
    const words = '---\ndeadline: 2026-02-14T17:00:00-05:00\n---\n\n1. Words.\n';
    await write({ uri: folder.uri(path), content: words });
    const find = async () =>
      (await view()).processes.flatMap(({ drafts }) => drafts).find(({ uri }) => uri === folder.uri(path));
    let [found, told] = [await find(), editor.changes];
    while (!found?.counts) {
      await editor.until(() => editor.changes > told);
      told = editor.changes;
      found = await find();
    }
    assert.match(found.due ?? '', /UTC−05:00/);
    assert.equal(found.due, (await statement('second'))?.due);
  });

  it('take a member’s word, the latest of which counts', async () => {
    assert.equal(
      (await position('named'))?.standing.words,
      '2 of 3 members endorse · Lagoon Operators reserves',
    );
    const path = await say('lagoon', 'object', 'Only *with* a date.\n\nSee ours.');
    assert.match(path, /^positions\/named\/[0-9a-hjkmnp-tv-z]{26}-lagoon\.md$/);
    const { standing } = (await position('named')) ?? {};
    assert.equal(standing?.words, '2 of 3 members endorse · Lagoon Operators objects (Only with a date.)');
    await say('lagoon', 'endorse');
    assert.equal((await position('named'))?.standing.words, '3 of 3 members endorse');
    await assert.rejects(say('lagoon', 'endorse'), /That is what Lagoon Operators says already/);
    await assert.rejects(say('ghost', 'endorse'), /“ghost” is not a member/);
    await assert.rejects(
      editor.connection.sendRequest(composeStance, {
        root: root(),
        position: '../named',
        stance: 'endorse',
        author,
        member: 'lagoon',
      }),
      /no longer in the coalition/,
    );
    assert.deepEqual(editor.problems.get(folder.uri(path)) ?? [], []);
  });

  it('show on a term who stands where, and why', async () => {
    await say('lagoon', 'reserve', 'Until the [mandate](command:evil) is clear.');
    await editor.open(folder.uri(draft), text);
    const lines = text.split('\n');
    const line = lines.findIndex((each) => each.startsWith('1. We thank the technical'));
    const hover = await editor.connection.sendRequest(HoverRequest.type, {
      textDocument: { uri: folder.uri(draft) },
      position: { line, character: 20 },
    });
    assert(hover && MarkupContent.is(hover.contents));
    const { value } = hover.contents;
    assert.match(
      value,
      /2 of 3 members endorse · Lagoon Operators reserves \(Until the mandate is clear\.\)/,
    );
    assert.ok(!value.includes('command:'));
    const actions = await editor.connection.sendRequest(CodeActionRequest.type, {
      textDocument: { uri: folder.uri(draft) },
      range: { start: { line, character: 20 }, end: { line, character: 20 } },
      context: { diagnostics: [] },
    });
    const titles = actions?.map(({ title }) => title);
    assert.ok(titles?.includes('Say where we stand: Name the technical community'), titles?.join());
    assert.ok(!titles?.includes('Propose a position…'), 'nothing is selected');
  });

  it('are proposed from words, then agreed by those who endorse them', async () => {
    await editor.open(folder.uri(draft), text);
    const line = text.split('\n').findIndex((each) => each.startsWith('2. We note'));
    const proposal: ComposePositionParams = {
      from: {
        uri: folder.uri(draft),
        range: { start: { line, character: 0 }, end: { line, character: 80 } },
      },
      title: 'No new council: “never”\n',
      body: 'What exists is enough.',
      language: 'existing bodies',
      date: '2026-02-12',
      author,
      member: 'harbour',
    };
    const file = await editor.connection.sendRequest(composePosition, proposal);
    assert.equal(file.uri, folder.uri('positions/no-new-council-never/position.md'));
    assert.equal(
      file.content,
      `---
title: "No new council: “never”"
status: proposed
proposed: 2026-02-12
proposed_by: harbour
terms: [new-council]
sources:
  - draft: oc/rev-1
    paragraph: "2"
language: existing bodies
---

What exists is enough.
`,
    );
    const path = await write(file);
    await write(
      await editor.connection.sendRequest(composeStance, {
        root: root(),
        position: 'no-new-council-never',
        stance: 'endorse',
        author,
        member: 'summit',
      }),
    );
    const agree = { root: root(), position: 'no-new-council-never', date: '2026-02-13' };
    await assert.rejects(
      editor.connection.sendRequest(composeAgreement, { ...agree, date: 'today' }),
      /not a date/,
    );
    const agreed = await make(
      await editor.connection.sendRequest(composeAgreement, agree),
      path,
      file.content,
    );
    assert.equal(
      agreed,
      file.content.replace('status: proposed\n', 'status: agreed\nagreed: 2026-02-13\nagreed_by: [summit]\n'),
    );
    assert.equal((await position('no-new-council-never'))?.status, 'agreed');
    await assert.rejects(editor.connection.sendRequest(composeAgreement, agree), /agreed already/);
    assert.deepEqual(editor.problems.get(folder.uri(path)) ?? [], []);
    const again = await editor.connection.sendRequest(composePosition, proposal);
    assert.equal(again.uri, folder.uri('positions/no-new-council-never-2/position.md'));
  });

  it('are not changed while two versions of their file stand in one', async () => {
    const path = 'positions/torn/position.md';
    const torn = `---
<<<<<<< HEAD
title: Ours
=======
title: Theirs
>>>>>>> lagoon
status: proposed
---

What we want.
`;
    await write({ uri: folder.uri(path), content: torn });
    await assert.rejects(
      editor.connection.sendRequest(composeAgreement, { root: root(), position: 'torn', date: '2026-02-13' }),
      /Two versions of positions\/torn\/position\.md .*line 2\), and try again/,
    );
    await write({
      uri: folder.uri('statements/second/statement.md'),
      content: `${second}\n<<<<<<< HEAD\nThank you.\n=======\nThanks.\n>>>>>>> lagoon\n`,
    });
    await assert.rejects(step('frozen'), /Two versions of statements\/second\/statement\.md .*line 12\)/);
  });

  it('are written into the folder, however its address ends', async () => {
    const said = await editor.connection.sendRequest(composeStance, {
      root: `${root()}/`,
      position: 'named',
      stance: 'endorse',
      author,
      member: 'lagoon',
    });
    assert.ok(said.uri.startsWith(`${root()}/positions/named/`), said.uri);
    await make(await step('frozen'), 'statements/second/statement.md', second);
    const signed = await editor.connection.sendRequest(composeSignature, {
      root: `${root()}/`,
      statement: 'second',
      kind: 'sign',
      author,
      member: 'lagoon',
    });
    assert.ok(signed.uri.startsWith(`${root()}/statements/second/`), signed.uri);
  });

  it('are proposed from a thread, with the day on which it was said', async () => {
    await editor.open(folder.uri(draft), text);
    const line = text.split('\n').findIndex((each) => each.startsWith('1. We thank'));
    const annotation = await editor.connection.sendRequest(composeAnnotation, {
      uri: folder.uri(draft),
      range: { start: { line, character: 3 }, end: { line, character: 36 } },
      stance: 'amend',
      body: 'More of it.',
      author,
      member: 'harbour',
    });
    const path = await write(annotation);
    const file = await editor.connection.sendRequest(composePosition, {
      from: { root: root(), thread: path.split('/').slice(1, 3).join('/') },
      title: 'Thank them more',
      body: '',
      date: '2026-02-12',
      author,
      member: 'lagoon',
    });
    const today = /^date: (\S{10})/m.exec(annotation.content)?.[1];
    assert(today);
    assert.match(
      file.content,
      new RegExp(`sources:\n {2}- date: ${today}\n {4}draft: oc/rev-1\n {4}paragraph: "1"\n---\n$`),
    );
    assert.match(file.content, /^topic: people$/m);
    assert.match(file.content, /^terms: \[technical-community\]$/m);
  });

  it('go from drafting over frozen to issued, the rest of the file untouched', async () => {
    await assert.rejects(sign('harbour'), /Its words can still change/);
    await assert.rejects(step('issued'), /Freeze the statement first/);
    const path = 'statements/second/statement.md';
    const frozen = await make(await step('frozen'), path, second);
    assert.equal(frozen, second.replace('statement"\r\n', 'statement"\r\nstatus: frozen\r\n'));
    await assert.rejects(step('frozen'), /frozen already/);
    await sign('harbour');
    const issued = await make(await step('issued'), path, frozen);
    assert.equal(issued, frozen.replace('status: frozen\r\n', 'status: issued\r\ndate: 2026-02-13\r\n'));
    assert.equal((await statement('second'))?.status, 'issued');
    assert.deepEqual(editor.problems.get(folder.uri(path)) ?? [], []);
  });

  it('edit the text as it stands in the editor, saved or not', async () => {
    const path = 'statements/second/statement.md';
    const unsaved = second.replace('# For', '# Text that is not on the disk: for');
    await editor.open(folder.uri(path), unsaved, 'markdown');
    const frozen = await make(await step('frozen'), path, unsaved);
    assert.match(frozen, /not on the disk[\s\S]*status: frozen/);
  });

  it('list who has signed and nobody else, late ones marked', async () => {
    await make(await step('frozen'), 'statements/second/statement.md', second);
    const list = () => editor.connection.sendRequest(signatories, { root: root(), statement: 'second' });
    assert.equal(await list(), 'Our second statement: signatories\n\nNobody has signed yet\n');
    await sign('summit');
    await sign('lagoon');
    await assert.rejects(sign('summit'), /has signed it already/);
    await assert.rejects(sign('harbour', 'unsign'), /has not signed it/);
    await sign('lagoon', 'unsign');
    const inTime = `---\nkind: sign\nmember: harbour\ndate: 2026-02-14T21:59:59Z\n---\n`;
    await write({
      uri: folder.uri('statements/second/01km04158545nqfv31av4vzjt1-harbour.md'),
      content: inTime,
    });
    const { signatures, due } = (await statement('second')) ?? {};
    // Today is after February 2026.
    assert.deepEqual(
      signatures?.map(({ name, late }) => [name, late]),
      [
        ['Harbour Registry', false],
        ['Summit Exchange', true],
      ],
    );
    assert.match(due ?? '', /14 February 2026, 17:00 UTC−05:00/);
    const text = await list();
    assert.match(
      text,
      /^Our second statement: signatories\n\nHarbour Registry\nSummit Exchange \(signed late, /,
    );
    assert.ok(!text.includes('Lagoon'));
  });

  it('say on hover in a statement’s file how far it is', async () => {
    const path = 'statements/second/statement.md';
    await editor.open(folder.uri(path), second, 'markdown');
    const hover = await editor.connection.sendRequest(HoverRequest.type, {
      textDocument: { uri: folder.uri(path) },
      position: { line: 2, character: 3 },
    });
    assert(hover && MarkupContent.is(hover.contents));
    const { value } = hover.contents;
    assert.match(
      value,
      /^\*\*Our second statement\*\*\n\nbeing written {2}\nDue .*UTC−05:00\)? {2}\nNobody has signed yet$/,
    );
    const body = await editor.connection.sendRequest(HoverRequest.type, {
      textDocument: { uri: folder.uri(path) },
      position: { line: 7, character: 3 },
    });
    assert.equal(body, null);
  });
});
