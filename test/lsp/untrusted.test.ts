import assert from 'node:assert/strict';
import fc from 'fast-check';
import { HoverRequest, MarkupContent } from 'vscode-languageserver-protocol';
import { Editor } from './support/editor';
import { coalitionFiles } from './support/fixture';
import { Folder } from './support/folder';

const hostile = [
  '<img src="https://example.org/spy.png" onerror="alert(1)">',
  '<script>alert(1)</script>',
  '![spy](https://example.org/spy.png)',
  '[click](command:workbench.action.terminal.new)',
  '[click](command&colon;x) [click](javascript:alert(1)) [click](file:///etc/passwd) [click](data:text/html,x)',
  '[ref]: command:x',
  '[ref][ref] <command:x> <https://example.org>',
  '`code` ```` ``` ````',
  '# heading',
  '$(trash) &lt;b&gt;',
  '[a](https://example.org/ok) **bold**',
].join(' ');

describe('content of a repository', () => {
  it('can show neither HTML nor images nor commands, wherever it stands', async () => {
    const folder = new Folder({
      ...coalitionFiles,
      'caucus.yaml': `caucus: 1\nname: ${quoted(hostile)}\nmembers:\n  harbour: { name: ${quoted(hostile)} }\n`,
      'terms/technical-community.yaml': `label: technical community\nstance: support\npositions: [named]\ncontrast: [${quoted(hostile)}]\nnote: ${quoted(hostile)}\n`,
      'positions/named/position.md': `---\ntitle: ${quoted(hostile)}\nstatus: agreed\nlanguage: ${quoted(hostile)}\nfallback: ${quoted(hostile)}\nsources:\n  - url: ${quoted('command:workbench.action.terminal.new')}\n  - statement: first\n---\n\n${hostile}\n`,
      'statements/first/statement.md': `---\ntitle: ${quoted(hostile)}\nurl: ${quoted('javascript:alert(1)')}\n---\n`,
    });
    const editor = await Editor.start({ folders: [folder.uri()] });
    try {
      const uri = folder.uri('drafts/oc/rev-1.undraft.md');
      await editor.open(
        uri,
        `1. The technical community [${hostile}] (<b>Hills</b>: <img src=x> delete).\n\n2. See paragraph 1.`,
      );
      for (const [line, character] of [
        [0, 10],
        [0, 29],
        [2, 10],
      ] as const) {
        const hover = await editor.connection.sendRequest(HoverRequest.type, {
          textDocument: { uri },
          position: { line, character },
        });
        assert.ok(MarkupContent.is(hover?.contents));
        assertHarmless(hover.contents.value, folder.uri());
      }
    } finally {
      await editor.stop();
      folder.dispose();
    }
  });

  it('stays harmless in any arrangement of the characters that Markdown knows', async () => {
    const folder = new Folder(coalitionFiles);
    const editor = await Editor.start({ folders: [folder.uri()] });
    const uri = folder.uri('drafts/oc/rev-1.undraft.md');
    const piece = fc.constantFrom(
      ...[
        '[',
        ']',
        '(',
        ')',
        '!',
        '<',
        '>',
        '`',
        '\\',
        '*',
        '_',
        ' ',
        'a',
        'command:x',
        'https://e.org',
        '&',
        '\n',
        '"',
        '#',
        'img',
        '|',
        '~',
      ],
    );
    try {
      await fc.assert(
        fc.asyncProperty(fc.array(piece, { maxLength: 30 }), async (pieces) => {
          await editor.open(uri, `1. A ${pieces.join('').replaceAll('\n\n', '\n')}\n\n2. See paragraph 1.`);
          await editor.open('file:///elsewhere.undraft', '2. See paragraph 1.');
          const hover = await editor.connection.sendRequest(HoverRequest.type, {
            textDocument: { uri },
            position: {
              line: 2 + pieces.join('').replaceAll('\n\n', '\n').split('\n').length - 1,
              character: 10,
            },
          });
          if (hover && MarkupContent.is(hover.contents)) assertHarmless(hover.contents.value, folder.uri());
        }),
        { numRuns: 200 },
      );
    } finally {
      await editor.stop();
      folder.dispose();
    }
  });
});

/** No tag, no image, and no link but to the web and to the coalition's own files. */
function assertHarmless(markdown: string, root: string): void {
  const bare = markdown.replace(/\\[\s\S]/g, '');
  for (const [, target = ''] of bare.matchAll(/\]\(<([^>]*)>\)/g)) {
    assert.ok(/^https?:\/\//.test(target) || target.startsWith(`${root}/`), target);
  }
  const withoutLinks = bare.replace(/\]\(<[^>]*>\)/g, ')');
  assert.doesNotMatch(withoutLinks, /<|>/);
  assert.doesNotMatch(withoutLinks, /\]\s*[([:]/);
  assert.doesNotMatch(withoutLinks, /!\[|`/);
}

function quoted(text: string): string {
  return JSON.stringify(text);
}
