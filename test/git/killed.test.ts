import assert from 'node:assert/strict';
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { after, describe, it } from 'mocha';
import {
  Coalition,
  entryName,
  git,
  read,
  removeTemporaryFolders,
  temporaryFolder,
  termLines,
  write,
} from './support/coalition-on-disk';
import { Member, type Task } from './support/member';

const thread = 'annotations/gdc/rev-1-p1-01jc0000000000000000000000';
const document = 'terms/shared.yaml';

/** Steps between two that are tried: `npm run test:soak` tries each. */
const stride = Number(process.env.CAUCUS_STRIDE ?? 9);

interface Scene {
  /** Holds all of it. */
  readonly root: string;
  readonly folder: string;
  readonly other: string;
  readonly mine: readonly string[];
  readonly theirs: string;
}

/** A copy of {@link makeScene}, which takes a twentieth of the time. */
function scene(): Scene {
  model ??= makeScene();
  const { coalition, mine, theirs } = model;
  const folder = temporaryFolder('scene');
  cpSync(coalition.folder, folder, { recursive: true });
  for (const name of ['a', 'b']) {
    const config = `${name}/.git/config`;
    write(folder, config, (read(folder, config) ?? '').replaceAll(coalition.folder, folder));
  }
  return { root: folder, folder: join(folder, 'a'), other: join(folder, 'b'), mine, theirs };
}

let model: (Omit<Scene, 'root'> & { readonly coalition: Coalition }) | undefined;

/** A member who has something of every sort, and something coming from another. */
function makeScene() {
  const coalition = new Coalition();
  const [folder, other] = [coalition.clone('a'), coalition.clone('b')];
  const mine = [`${thread}/${entryName('a')}`, `${thread}/${entryName('a')}`];
  for (const path of mine) write(folder, path, `words of ${path}`);
  write(folder, document, lines({ 0: 'by a' }));
  write(folder, 'staged.txt', 'staged');
  git(folder, 'add', 'staged.txt');

  const theirs = `${thread}/${entryName('b')}`;
  write(other, theirs, 'words of b');
  write(other, document, lines({ 11: 'by b' }));
  git(other, 'add', '.');
  git(other, 'commit', '--quiet', '-m', 'b');
  git(other, 'push', '--quiet');
  write(other, `${thread}/${entryName('b')}`, 'a proposal of b');
  git(other, 'add', '.');
  git(other, 'commit', '--quiet', '-m', 'proposal');
  git(other, 'push', '--quiet', 'origin', 'HEAD:refs/heads/b/proposal');
  return { coalition, folder, other, mine, theirs };
}

const flows: readonly { readonly name: string; task(scene: Scene): Task }[] = [
  { name: 'get updates', task: ({ folder }) => ({ kind: 'get-updates', folder }) },
  { name: 'share', task: ({ folder, mine }) => ({ kind: 'share', folder, paths: [...mine, document] }) },
  {
    name: 'share as a proposal',
    task: ({ folder, mine }) => ({ kind: 'propose', folder, paths: mine, member: 'a' }),
  },
  { name: 'bring in', task: ({ folder }) => ({ kind: 'bring-in', folder, branch: 'b/proposal' }) },
];

describe('a flow that is killed', () => {
  after(removeTemporaryFolders);

  for (const { name, task } of flows) {
    it(`before any of its steps loses nothing, and works the next time: ${name}`, async function () {
      this.timeout(1_800_000);
      let steps = 0;
      for (let step = 1; ; step += stride) {
        const at = scene();
        const member = new Member();
        const answer = await member.run({ ...task(at), dieBefore: step });
        for (const path of at.mine) assert.equal(read(at.folder, path), `words of ${path}`, `step ${step}`);
        assert.match(read(at.folder, document) ?? '', /by a/, `step ${step}`);
        // What anybody can do afterwards, in a new process.
        const next = new Member();
        for (const again of [
          task(at),
          { kind: 'share', folder: at.folder, paths: [...at.mine, document] } as const,
        ]) {
          const result = await next.run(again);
          assert.ok(result !== 'killed' && result.ok, `step ${step}: ${JSON.stringify(result)}`);
        }
        assert.equal(git(at.folder, 'status', '--porcelain'), 'A  staged.txt', `step ${step}`);
        assert.equal(read(at.folder, at.theirs), 'words of b');
        assert.equal(read(at.folder, document), lines({ 0: 'by a', 11: 'by b' }));
        const updates = await next.run({ kind: 'get-updates', folder: at.other });
        assert.ok(updates !== 'killed' && updates.ok, JSON.stringify(updates));
        for (const path of at.mine) assert.equal(read(at.other, path), `words of ${path}`);
        member.stop();
        next.stop();
        rmSync(at.root, { recursive: true, force: true });
        steps = step;
        if (answer !== 'killed') break;
      }
      // A look at the test itself: it has gone through the flow.
      assert.ok(steps > 20, `only ${steps} steps`);
    });
  }
});

function lines(changed: Readonly<Record<number, string>>): string {
  return `${termLines.map((line, index) => changed[index] ?? line).join('\n')}\n`;
}
