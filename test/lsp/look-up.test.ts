import assert from 'node:assert/strict';
import {
  coalitions,
  composeCoalition,
  composeTerm,
  type DraftView,
  draftTerms,
  lookUp,
  trackedTerm,
} from '../../server/src/protocol';
import { Editor } from './support/editor';
import { coalitionFiles } from './support/fixture';
import { Folder } from './support/folder';

const draft = 'drafts/oc/rev-1.undraft.md';

describe('questions of the client', () => {
  let folder: Folder;
  let editor: Editor;

  before(async () => {
    folder = new Folder(coalitionFiles);
    editor = await Editor.start({ folders: [folder.uri()] });
  });

  after(async () => {
    await editor.stop();
    folder.dispose();
  });

  it('look up what has been agreed, with the wording and its citation', async () => {
    // The titles of drafts are read after everything else, unless they are open.
    const zero = 'drafts/oc/zero.undraft.md';
    await editor.open(folder.uri(zero), coalitionFiles[zero] ?? '');
    const found = await editor.connection.sendRequest(lookUp, { query: 'tecnical comunity', limit: 5 });
    const first = found.find(({ kind }) => kind === 'position');
    await editor.close(folder.uri(zero));
    assert.ok(first);
    assert.deepEqual(
      { ...first, summary: '' },
      {
        kind: 'position',
        id: 'named',
        title: 'Name the technical community',
        detail: 'agreed 3 February 2026 · The people who run it',
        summary: '',
        uri: folder.uri('positions/named/position.md'),
        wording: {
          text: '“the technical community, as a stakeholder group of its own” (Coalition of Examples, Our first statement, 5 February 2026, para. 12 of Open Compact, Zero Draft, https://example.org/first)',
          status: 'agreed',
        },
      },
    );
  });

  it('look up wording that is not agreed, with a citation that says so', async () => {
    const uri = folder.uri('positions/named/position.md');
    await editor.open(uri, '---\ntitle: Salt water\nstatus: proposed\nlanguage: the sea\n---\n', 'markdown');
    const [first] = await editor.connection.sendRequest(lookUp, { query: 'salt water', limit: 1 });
    await editor.close(uri);
    assert.deepEqual(first?.wording, {
      text: '“the sea” (proposed, not agreed: Coalition of Examples, Salt water)',
      status: 'proposed',
    });
  });

  it('survive a query of any shape', async () => {
    assert.ok(
      Array.isArray(await editor.connection.sendRequest(lookUp, { query: '*(['.repeat(5000), limit: 1e9 })),
    );
    assert.ok(Array.isArray(await editor.connection.sendRequest('caucus/lookUp', { query: 7 })));
  });

  it('list the terms of a draft, with the paragraphs they stand in', async () => {
    const uri = folder.uri(draft);
    await editor.open(
      uri,
      '1. The sea.\n\n2. The technical community:\n\n(a) and the technical community.\n',
    );
    const terms = await editor.connection.sendRequest(draftTerms, { uri });
    assert.deepEqual(
      terms.map(({ id, stance, places }) => [
        id,
        stance,
        places.map(({ paragraph, line }) => [paragraph, line]),
      ]),
      [
        [
          'technical-community',
          'support',
          [
            ['2', 2],
            ['2(a)', 4],
          ],
        ],
      ],
    );
    assert.equal(terms[0]?.places[1]?.preview, '(a) and the technical community.');
    await editor.close(uri);
  });

  it('see the coalition by topic and process, with the counts of all drafts', async () => {
    let told = editor.changes;
    let [view] = await editor.connection.sendRequest(coalitions);
    const isCounted = ({ counts }: DraftView) => counts !== undefined;
    while (!view || ![...view.texts, ...view.processes.flatMap(({ drafts }) => drafts)].every(isCounted)) {
      await editor.until(() => editor.changes > told);
      told = editor.changes;
      [view] = await editor.connection.sendRequest(coalitions);
    }
    assert.equal(view.name, 'Coalition of Examples');
    assert.equal(view.writable, true);
    assert.deepEqual(
      view.topics.map(({ name, positions }) => [name, positions.map(({ id, standing }) => [id, standing])]),
      [
        [
          'The people who run it',
          [
            [
              'named',
              {
                endorse: 2,
                reserve: 1,
                object: 0,
                abstain: 0,
                words: '2 of 3 members endorse · Lagoon Operators reserves',
              },
            ],
          ],
        ],
      ],
    );
    assert.deepEqual(
      view.processes.map(({ name, drafts }) => [name, drafts.map(({ title, counts }) => [title, counts])]),
      [
        [
          'Open Compact',
          [
            ['Zero Draft', { support: 2, oppose: 0, watch: 1 }],
            ['Rev.1', { support: 1, oppose: 1, watch: 0 }],
          ],
        ],
      ],
    );
    assert.deepEqual(
      view.texts.map(({ title }) => title),
      ['Harbour Declaration'],
    );
  });

  it('compose a term beside the others, and a coalition in an empty folder', async () => {
    const file = await editor.connection.sendRequest(composeTerm, {
      near: folder.uri(draft),
      label: 'salt water',
      stance: 'watch',
    });
    assert.deepEqual(file, {
      uri: folder.uri('terms/salt-water.yaml'),
      content: 'label: salt water\nstance: watch\n',
    });
    const label = 'Technical communities';
    const near = folder.uri(draft);
    assert.deepEqual(await editor.connection.sendRequest(trackedTerm, { near, label }), {
      label: 'technical community',
      uri: folder.uri('terms/technical-community.yaml'),
    });
    assert.equal(await editor.connection.sendRequest(trackedTerm, { near, label: 'salt water' }), null);
    await assert.rejects(
      editor.connection.sendRequest(composeTerm, { near, label, stance: 'watch' }),
      /“technical community” is tracked already/,
    );
    const files = await editor.connection.sendRequest(composeCoalition, {
      folder: 'file:///empty',
      name: 'New Coalition',
      member: 'New Member',
    });
    assert.ok(files.some(({ uri }) => uri === 'file:///empty/caucus.yaml'));
  });
});
