import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { loadWASM, OnigScanner, OnigString } from 'vscode-oniguruma';
import { type IGrammar, INITIAL, parseRawGrammar, Registry, type StackElement } from 'vscode-textmate';

const root = process.cwd();
const grammarFile = join(root, 'syntaxes/un-draft.tmLanguage.json');
const { resolve } = createRequire(join(root, 'package.json'));

describe('grammar of drafts', () => {
  let grammar: IGrammar;
  before(async () => {
    grammar = await loadGrammar();
  });

  it('gives the scopes that test/grammar asks for', () => {
    const files = readdirSync(join(root, 'test/grammar')).filter((name) => name.endsWith('.test.undraft.md'));
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [resolve('vscode-tmgrammar-test/dist/unit.js'), 'test/grammar/*.test.undraft.md'],
      { cwd: root, encoding: 'utf8' },
    );
    assert.equal(status, 0, stdout + stderr);
    const passed = files.filter((name) => stdout.includes(`${name} run success`));
    assert.deepEqual(passed, files, 'every file is run');
  });

  it('reads the YAML between the first rules, and only there', () => {
    const scopes = scopesOfLines(grammar, ['---', 'title: A', '---', '', '1. [One] text', '---', 'title: B']);
    assert.ok(scopes[1]?.includes('meta.embedded.block.yaml'));
    assert.ok(!scopes[4]?.includes('meta.embedded.block.yaml'));
    assert.ok(!scopes[6]?.includes('meta.embedded.block.yaml'));
  });

  it('forgets an unclosed bracket at the end of its paragraph, however deep', () => {
    for (const ending of ['', '   ', '2. Next', '(b) next', '## Next', 'PP2 Next', 'Option 2:', '- next']) {
      const scopes = scopesOfLines(grammar, [`1. ${'[open '.repeat(40)}`, 'and on', ending, 'plain words']);
      assert.ok(
        scopes[1]?.some((scope) => scope.startsWith('meta.bracket')),
        'the paragraph goes on',
      );
      assert.ok(!scopes[3]?.some((scope) => scope.startsWith('meta.bracket')), `${ending} ends it`);
    }
  });

  describe('takes time in proportion to the text', () => {
    // The longest line that the editor hands to a grammar, cut in half for slow machines.
    const longestLine = 10_000;
    const units = [
      ...[
        '[',
        '[ ',
        '] ',
        '[a](',
        '![a',
        '[^',
        '(',
        '(A',
        '(A: ',
        '] (A) ',
        '*',
        '**a',
        '_ ',
        '[placeholder ',
      ],
      ...[
        '(agreed, ',
        'A/',
        'A/1',
        'paragraph 1, ',
        'paragraphs 1, 1, 1, 1',
        'resolution ',
        'Article ',
        'SDG 1, ',
      ],
      ...[
        '1.',
        '1. ',
        '(a) ',
        'PP1 ',
        'Option ',
        'Ab, ',
        'Ab: ',
        'https://',
        '- ',
        '# ',
        '> ',
        'Recalling ',
        'I.',
      ],
      ...['第', '第1', '¹', '（一）', 'а) ', 'إذ ', ' ', '\t'],
    ];
    for (const unit of units) {
      it(`on a line of ${JSON.stringify(unit)}`, () => {
        const line = unit.repeat(longestLine / unit.length);
        const { ruleStack, stoppedEarly } = grammar.tokenizeLine(line, INITIAL, 3000);
        assert.equal(stoppedEarly, false);
        assert.ok(ruleStack.depth < 20, `depth ${ruleStack.depth}`);
      });
    }

    it('on a compilation text of a hundred pages', () => {
      const lines = Array.from({ length: 800 }, (_, i) => [
        `${i}. We [recognize][note] the role[s] of the Forum [, as set out in paragraph ${i} of resolution`,
        '70/125,] (G77) (EU, CANZ: delete) and [decide [to extend [its mandate]] (Agreed)',
        '',
      ]).flat();
      assert.ok(scopesOfLines(grammar, lines, 1000).length === lines.length);
    });
  });

  it('knows a word in any script, hyphens and apostrophes included', () => {
    const text = readFileSync(join(root, 'syntaxes/un-draft.language-configuration.json'), 'utf8');
    const found = /"pattern": (".*"),/.exec(text)?.[1] ?? '""';
    const words = new RegExp(JSON.parse(found), 'gu');
    assert.deepEqual('The multi-stakeholder l’Internet, (многосторонний) المنتدى 论坛!'.match(words), [
      'The',
      'multi-stakeholder',
      'l’Internet',
      'многосторонний',
      'المنتدى',
      '论坛',
    ]);
  });
});

async function loadGrammar(): Promise<IGrammar> {
  await loadWASM(new Uint8Array(readFileSync(resolve('vscode-oniguruma/release/onig.wasm'))).buffer);
  const registry = new Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (patterns) => new OnigScanner(patterns),
      createOnigString: (text) => new OnigString(text),
    }),
    loadGrammar: async (scope) => {
      if (scope === 'text.undraft') return parseRawGrammar(readFileSync(grammarFile, 'utf8'), grammarFile);
      // VS Code brings the real one; without any, rules that include it are left out.
      return parseRawGrammar(JSON.stringify({ scopeName: scope, patterns: [] }), 'other.json');
    },
  });
  const grammar = await registry.loadGrammar('text.undraft');
  assert.ok(grammar);
  return grammar;
}

/** All scopes on each line; fails where a line takes longer than `limit` milliseconds. */
function scopesOfLines(grammar: IGrammar, lines: readonly string[], limit = 3000): string[][] {
  let stack: StackElement = INITIAL;
  return lines.map((line) => {
    const result = grammar.tokenizeLine(line, stack, limit);
    assert.equal(result.stoppedEarly, false);
    stack = result.ruleStack;
    return result.tokens.flatMap(({ scopes }) => scopes);
  });
}
