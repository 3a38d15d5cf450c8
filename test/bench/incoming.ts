// What is incoming over a history of 20,000 entries in 5,000 commits: 800 entries of 200 commits that are
// fetched and not brought in. The budget is 1 s for the first look and 100 ms after that.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { performance } from 'node:perf_hooks';
import { pathToFileURL } from 'node:url';
import { changesFrom } from '../../client/src/sharing/flows/changes-from';
import { describe } from '../../server/src/anchoring/describe';
import { entryIds, threadIdFor } from '../../server/src/annotations/entry-names';
import { newEntry } from '../../server/src/annotations/new-entry';
import { type Draft, readDraft } from '../../server/src/draft/draft';
import { allThreads, review } from '../../server/src/protocol';
import { entryText } from '../../server/src/repository/compose-entry';
import { HistoryWriter } from '../git/history-writer';
import { git, identify, open } from '../git/support/coalition-on-disk';
import { Editor } from '../lsp/support/editor';
import { writeThreads } from './thread-files';
import { percentile } from './timing';

const nextId = entryIds();
const COMMITS = 5000;
const ENTRIES_EACH = 4;
const INCOMING = 200;
const ROUNDS = 9;

export async function benchIncoming(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'caucus-incoming-'));
  const here = join(folder, 'here');
  writeHistory(folder, here);
  const root = pathToFileURL(here).href;
  const editor = await Editor.start({ folders: [root] });
  try {
    // The coalition has been read, as it has in a window that is open.
    const told = COMMITS - INCOMING;
    while ((await editor.connection.sendRequest(allThreads)).length < told) {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    const times: Record<'first look' | 'of which git' | 'after that', number[]> = {
      'first look': [],
      'of which git': [],
      'after that': [],
    };
    let items = 0;
    for (let round = 0; round < ROUNDS; round++) {
      const started = performance.now();
      const working = await open(here);
      const changes = await changesFrom(working, undefined);
      const read = performance.now();
      const result = await editor.connection.sendRequest(review, { root, files: changes?.files ?? [] });
      times['first look'].push(performance.now() - started);
      times['of which git'].push(read - started);
      items = result.items.length;
      const again = performance.now();
      if ((await changesFrom(working, undefined, changes)) !== changes) throw new Error('read twice');
      times['after that'].push(performance.now() - again);
    }
    console.log(`incoming: ${items} entries over ${COMMITS * ENTRIES_EACH} in ${COMMITS} commits`);
    for (const [what, all] of Object.entries(times)) {
      const [first = 0] = all;
      console.log(
        `${what.padEnd(12)} median ${percentile(all, 50).toFixed(0).padStart(5)} ms, first ${first.toFixed(0)} ms`,
      );
    }
  } finally {
    await editor.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

function writeHistory(folder: string, here: string): void {
  const files = join(folder, 'files');
  writeThreads(files, COMMITS - INCOMING, ENTRIES_EACH);
  const drafts = ['idc/rev-9', 'idc/rev-10'].map((id) => {
    const draft = readDraft(readFileSync(join(files, 'drafts', `${id}.undraft.md`), 'utf8'));
    return { id, draft };
  });
  const texts: [string, string][] = readdirSync(files, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile())
    .map((file) => join(file.parentPath, file.name))
    .map((file): [string, string] => [relative(files, file), readFileSync(file, 'utf8')]);
  rmSync(files, { recursive: true });
  const isEntry = ([path]: [string, string]) => path.startsWith('annotations');
  // In the order in which they were written.
  const entries = texts.filter(isEntry).sort(([a], [b]) => (idIn(a) < idIn(b) ? -1 : 1));
  for (let i = 0; i < INCOMING; i++) {
    const { id, draft } = drafts[i % drafts.length] ?? { id: '', draft: readDraft('') };
    entries.push(...newThread(i, id, draft));
  }
  const history = new HistoryWriter();
  const author = { name: 'A. Member', email: 'a.member@m0.example.org' };
  const begun = Date.UTC(2025, 5, 1);
  const documents = Object.fromEntries(texts.filter((file) => !isEntry(file)));
  let mark = history.commit({ author, time: begun, parents: [], files: documents });
  for (let i = 0; i < COMMITS; i++) {
    const some = Object.fromEntries(entries.slice(i * ENTRIES_EACH, (i + 1) * ENTRIES_EACH));
    mark = history.commit({ author, time: begun + i * 60_000, parents: [mark], files: some });
  }
  history.branch('main', mark);
  history.write(join(folder, 'remote.git'));
  git(folder, 'clone', '--quiet', 'remote.git', here);
  identify(here, 'a');
  git(here, 'reset', '--quiet', '--hard', `HEAD~${INCOMING}`);
}

/** A thread on words as they stand in the draft, as members write them. */
function newThread(i: number, draftId: string, draft: Draft): [string, string][] {
  const start = draft.text.indexOf(' ', Math.floor((draft.text.length * (i + 1)) / (INCOMING + 2))) + 1;
  const target = describe(draft, { start, end: start + 60 }, draftId);
  const now = Date.UTC(2025, 9, 1) + i * 60_000;
  const texts: [string, string][] = [];
  let thread = '';
  let heads: string[] = [];
  for (let j = 0; j < ENTRIES_EACH; j++) {
    const writer = {
      id: nextId(now + j),
      member: `member-${j}`,
      now,
      name: 'A. Member',
      email: 'a@example.org',
    };
    const words =
      j === 0
        ? ({ kind: 'annotation', stance: 'amend', target, proposal: 'other words', body: 'Why.' } as const)
        : ({ kind: 'reply', body: `Answer ${j}.` } as const);
    if (j === 0) thread = threadIdFor(target, writer.id);
    const entry = newEntry(words, writer, { heads });
    heads = [entry.id];
    texts.push([`annotations/${thread}/${entry.name}`, entryText(entry)]);
  }
  return texts;
}

function idIn(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
