import assert from 'node:assert/strict';
import {
  type DocumentSymbol,
  DocumentSymbolRequest,
  FoldingRangeRequest,
} from 'vscode-languageserver-protocol';
import { Editor } from './support/editor';
import { coalitionFiles } from './support/fixture';
import { Folder } from './support/folder';

const draft = 'drafts/oc/rev-1.undraft.md';
const text = coalitionFiles[draft] ?? '';
const lines = text.split('\n');

describe('the outline', () => {
  let folder: Folder;
  let editor: Editor;

  before(async () => {
    folder = new Folder(coalitionFiles);
    editor = await Editor.start({ folders: [folder.uri()] });
    await editor.open(folder.uri(draft), text);
  });

  after(async () => {
    await editor.stop();
    folder.dispose();
  });

  it('is a tree of headings and paragraphs, named by label and opening words', async () => {
    const symbols = await symbolsOf(folder.uri(draft));
    assert.deepEqual(names(symbols), [
      [
        'Open Compact',
        [
          ['Preamble', [['PP1 Recalling the Harbour Declaration, and in particular paragraph 3 of…', []]]],
          [
            'Principles',
            [
              ['1 We thank the technical community for its work.', []],
              ['2 We note that paragraph 1 speaks of a [digital council] (Hills, Dales:…', []],
              [
                '3 We [shall][should] act:',
                [
                  ['3(a) together;', []],
                  ['3(b) in time.', []],
                ],
              ],
            ],
          ],
        ],
      ],
    ]);
  });

  it('tells the role of a paragraph, and spans what stands below it', async () => {
    const [top] = await symbolsOf(folder.uri(draft));
    const preamble = top?.children?.[0]?.children?.[0];
    assert.equal(preamble?.detail, 'preambular');
    const third = top?.children?.[1]?.children?.[2];
    assert.deepEqual(third?.range, {
      start: { line: lines.indexOf('3. We [shall][should] act: '), character: 0 },
      end: { line: lines.indexOf('(b) in time.'), character: '(b) in time.'.length },
    });
    assert.deepEqual(third?.children?.[0]?.selectionRange.start, {
      line: lines.indexOf('(a) together;'),
      character: 4,
    });
  });

  it('is there for a draft outside any coalition', async () => {
    await editor.open('untitled:Untitled-1', '# Alone\n\n1. A paragraph.\n');
    assert.deepEqual(names(await symbolsOf('untitled:Untitled-1')), [['Alone', [['1 A paragraph.', []]]]]);
  });

  it('names an option as printed below what it is an alternative in', async () => {
    await editor.open(
      'untitled:Untitled-2',
      '1. We act:\n\nOption 1: We share:\n\n(a) all.\n\nOption 2: None.\n',
    );
    assert.deepEqual(names(await symbolsOf('untitled:Untitled-2')), [
      [
        '1 We act:',
        [
          ['Option 1 We share:', [['1(a) all.', []]]],
          ['Option 2 None.', []],
        ],
      ],
    ]);
  });

  it('folds the head of the file, headings, and paragraphs with items', async () => {
    const folds = await editor.connection.sendRequest(FoldingRangeRequest.type, {
      textDocument: { uri: folder.uri(draft) },
    });
    const last = lines.indexOf('(b) in time.');
    assert.deepEqual(
      folds?.map(({ startLine, endLine }) => [lines[startLine], endLine]),
      [
        ['---', 5],
        ['# Open Compact', last],
        ['## Preamble', lines.findIndex((line) => line.startsWith('PP1'))],
        ['## Principles', last],
        ['3. We [shall][should] act: ', last],
      ],
    );
  });

  async function symbolsOf(uri: string): Promise<DocumentSymbol[]> {
    const symbols = await editor.connection.sendRequest(DocumentSymbolRequest.type, {
      textDocument: { uri },
    });
    assert.ok(symbols);
    return symbols as DocumentSymbol[];
  }
});

type Names = [string, Names[]];

function names(symbols: readonly DocumentSymbol[]): Names[] {
  return symbols.map(({ name, children = [] }) => [name, names(children)]);
}
