/**
 * The packages that the matcher is compared with. They are installed on first use, into a folder of their
 * own, so that nobody needs them to use or test Caucus.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

export interface Peer {
  readonly name: string;
  /** Size of the text it is given: fewer words where more would take minutes; the ratio says the same. */
  readonly words: number;
  /** Builds whatever finds the forms; what it gives returns the number of places found. */
  readonly compile: (forms: readonly string[]) => Finder | Promise<Finder>;
}

type Finder = (text: string) => number | Promise<number>;

const folder = join('test', 'bench', 'peers');

/** Installs the packages if need be. A package that cannot be had is left out, and said so. */
export async function peers(): Promise<Peer[]> {
  if (!existsSync(join(folder, 'node_modules'))) {
    const { status } = spawnSync('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund'], {
      cwd: folder,
      stdio: 'inherit',
    });
    if (status !== 0) console.log('The peers could not be installed.');
  }
  return [
    { name: 'ahocorasick', words: 100_000, compile: ahoCorasick },
    { name: 'modern-ahocorasick', words: 100_000, compile: modernAhoCorasick },
    { name: '@monyone/aho-corasick', words: 100_000, compile: monyoneAhoCorasick },
    { name: 'trie regex (regex-trie)', words: 100_000, compile: trieRegex },
    { name: 'cspell-lib', words: 10_000, compile: cspell },
    { name: 'regex per term', words: 10_000, compile: regexPerForm },
    { name: 'textlint-rule-prh', words: 1_000, compile: prh },
  ];
}

const load = createRequire(join(process.cwd(), folder, 'package.json'));

// What knows no case gets its text in lower case; the time that takes is its own.

function ahoCorasick(forms: readonly string[]): Finder {
  const AhoCorasick: new (words: string[]) => { search(text: string): [number, string[]][] } =
    load('ahocorasick');
  const automaton = new AhoCorasick(lowerCase(forms));
  return (text) => automaton.search(text.toLowerCase()).length;
}

function modernAhoCorasick(forms: readonly string[]): Finder {
  const AhoCorasick: new (words: string[]) => { search(text: string): unknown[] } =
    load('modern-ahocorasick');
  const automaton = new AhoCorasick(lowerCase(forms));
  return (text) => automaton.search(text.toLowerCase()).length;
}

function monyoneAhoCorasick(forms: readonly string[]): Finder {
  const { AhoCorasick }: { AhoCorasick: new (words: string[]) => { matchInText(text: string): unknown[] } } =
    load('@monyone/aho-corasick');
  const automaton = new AhoCorasick(lowerCase(forms));
  return (text) => automaton.matchInText(text.toLowerCase()).length;
}

function lowerCase(forms: readonly string[]): string[] {
  return forms.map((form) => form.toLowerCase());
}

function trieRegex(forms: readonly string[]): Finder {
  const RegexTrie: new () => { add(words: string[]): unknown; toString(): string } = load('regex-trie');
  const trie = new RegexTrie();
  trie.add(lowerCase(forms));
  const regex = new RegExp(`\\b(?:${trie.toString()})\\b`, 'g');
  return (text) => text.toLowerCase().match(regex)?.length ?? 0;
}

function regexPerForm(forms: readonly string[]): Finder {
  const regexes = forms.map((form) => new RegExp(`\\b${form.replace(/[^\p{L}\d ]/gu, '\\$&')}\\b`, 'gi'));
  return (text) => regexes.reduce((found, regex) => found + (text.match(regex)?.length ?? 0), 0);
}

async function cspell(forms: readonly string[]): Promise<Finder> {
  type Library = {
    validateText(text: string, settings: object): Promise<readonly unknown[]>;
  };
  // An ES module, which `require` does not resolve.
  const entry = join(process.cwd(), folder, 'node_modules', 'cspell-lib', 'dist', 'lib', 'index.js');
  const library: Library = await import(pathToFileURL(entry).href);
  const settings = {
    words: [],
    flagWords: forms,
    ignoreWords: [],
    maxNumberOfProblems: 100_000,
    dictionaries: [],
  };
  return async (text) => (await library.validateText(text, settings)).length;
}

/** As an editor does: the rule reads its dictionary again for every text. */
async function prh(forms: readonly string[]): Promise<Finder> {
  const { TextlintKernel } = load('@textlint/kernel');
  const rule = load('textlint-rule-prh');
  const plugin = load('@textlint/textlint-plugin-text');
  const kernel = new TextlintKernel();
  const content = JSON.stringify({
    version: 1,
    rules: forms.map((form) => ({ expected: `${form}!`, pattern: `/${form}/` })),
  });
  return async (text) => {
    const { messages } = await kernel.lintText(text, {
      ext: '.txt',
      plugins: [{ pluginId: 'text', plugin: plugin.default ?? plugin }],
      rules: [{ ruleId: 'prh', rule: rule.default ?? rule, options: { ruleContents: [content] } }],
    });
    return messages.length;
  };
}
