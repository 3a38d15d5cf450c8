// How long it takes to share:   npm run bench:share
// 20 entries to a remote on the same disk, in a coalition of 2,000 entries, against one push by hand with
// plain git as the yardstick. The budget is 1.5 s. Then how long it takes to show what is incoming.
import { performance } from 'node:perf_hooks';
import { getUpdates } from '../../client/src/sharing/flows/get-updates';
import { share } from '../../client/src/sharing/flows/share';
import { sharingStatus } from '../../client/src/sharing/flows/status';
import { Coalition, entryName, git, open, write } from '../git/support/coalition-on-disk';
import { benchIncoming } from './incoming';
import { percentile } from './timing';

const ROUNDS = 9;
const thread = 'annotations/gdc/rev-1-p1-01jc0000000000000000000000';

async function bench(): Promise<void> {
  const coalition = new Coalition();
  const [a, b] = [coalition.clone('a'), coalition.clone('b')];
  writeEntries(a, 2000);
  byHand(a);
  const [mine, theirs] = [await open(a), await open(b)];
  await getUpdates(theirs);
  const times: Record<string, number[]> = { byHand: [], share: [], getUpdates: [], status: [] };
  for (let round = 0; round < ROUNDS; round++) {
    writeEntries(a, 20);
    await time(times.byHand, async () => byHand(a));
    const paths = writeEntries(a, 20);
    await time(times.status, () => sharingStatus(mine));
    await time(times.share, () => share(mine, { paths, message: 'bench' }));
    await time(times.getUpdates, () => getUpdates(theirs));
  }
  for (const [what, all] of Object.entries(times)) {
    console.log(`${what.padEnd(12)} median ${percentile(all, 50).toFixed(0).padStart(5)} ms`);
  }
  const ratio = percentile(times.share ?? [], 50) / percentile(times.byHand ?? [], 50);
  console.log(`share / by hand  ${ratio.toFixed(2)}`);
  coalition.remove();
  await benchIncoming();
}

function writeEntries(folder: string, count: number): string[] {
  return Array.from({ length: count }, () => {
    const path = `${thread}/${entryName('a')}`;
    write(folder, path, `---\nkind: reply\n---\n${path}\n`);
    return path;
  });
}

function byHand(folder: string): void {
  git(folder, 'add', '.');
  git(folder, 'commit', '--quiet', '-m', 'by hand');
  git(folder, 'pull', '--quiet');
  git(folder, 'push', '--quiet');
}

async function time(into: number[] | undefined, run: () => Promise<unknown>): Promise<void> {
  const started = performance.now();
  await run();
  into?.push(performance.now() - started);
}

void bench();
