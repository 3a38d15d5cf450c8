import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { annotationStances } from '../../server/src/annotations/entry';
import { entryIds, threadIdFor } from '../../server/src/annotations/entry-names';
import { newEntry, type Words } from '../../server/src/annotations/new-entry';
import { entryText } from '../../server/src/repository/compose-entry';
import { generator, prose } from './prose';

const DRAFTS = 10;
const MEMBERS = 20;

/**
 * Writes a coalition with threads that look like real ones: an annotation with its target, a proposal in
 * every third; then replies, edits, endorsements and changes of state, each having seen the one before.
 * @returns the folder of the last thread, for adding to it
 */
export function writeThreads(folder: string, threads: number, entriesEach: number): string {
  const put = (path: string, text: string) => writeFileSync(join(folder, path), text);
  mkdirSync(join(folder, 'drafts', 'idc'), { recursive: true });
  const members = Array.from(
    { length: MEMBERS },
    (_, i) => `  member-${i}: { name: Member ${i}, emails: ["@m${i}.example.org"] }\n`,
  );
  put(
    'caucus.yaml',
    `caucus: 1\nname: Bench\nmembers:\n${members.join('')}processes:\n  idc: { name: Illustrative Digital Compact }\n`,
  );
  for (let i = 1; i <= DRAFTS; i++) put(`drafts/idc/rev-${i}.undraft.md`, prose(2000, ['en'], i));
  const random = generator(11);
  const nextId = entryIds(random);
  const words = prose(5000, ['en'], 3).split(/\s+/);
  const some = (count: number) => {
    const from = Math.floor(random() * (words.length - count));
    return words.slice(from, from + count).join(' ');
  };
  let last = '';
  for (let i = 0; i < threads; i++) {
    const now = Date.UTC(2025, 5, 1) + i * 60_000;
    const draft = `idc/rev-${(i % DRAFTS) + 1}`;
    const paragraph = String((i % 150) + 1);
    let seen: string[] = [];
    let first = '';
    for (let j = 0; j < entriesEach; j++) {
      const id = nextId(now + j * 1000);
      const member = `member-${(i + j) % MEMBERS}`;
      if (j === 0) {
        first = id;
        last = join(folder, 'annotations', ...threadIdFor({ draft, paragraph }, id).split('/'));
        mkdirSync(last, { recursive: true });
      }
      const entry = newEntry(
        j === 0 ? annotation(i, draft, paragraph) : later(i, j, first),
        {
          ...{ id, member, now: now + j * 1000, name: 'A. Member', email: `a.member@${member}.example.org` },
        },
        { heads: seen },
      );
      writeFileSync(join(last, entry.name), entryText(entry));
      seen = [id];
    }
  }
  return last;

  function annotation(i: number, draft: string, paragraph: string): Words {
    return {
      kind: 'annotation',
      stance: annotationStances[i % annotationStances.length] ?? 'note',
      target: {
        draft,
        text: 'c0ffee00'.repeat(8),
        paragraph,
        heading: ['Internet governance', some(4)],
        quote: some(8),
        prefix: `${some(6)} `,
        suffix: ` ${some(6)}`,
        start: i * 10,
        end: i * 10 + 60,
      },
      ...(i % 3 === 0 && { proposal: some(12) }),
      body: `${some(40)}\n\n${some(30)}`,
    };
  }

  function later(i: number, j: number, of: string): Words {
    switch ((i + j) % 5) {
      case 0:
        return { kind: 'endorse', of };
      case 1:
        return { kind: 'resolve' };
      default:
        return { kind: 'reply', body: some(30) };
    }
  }
}
