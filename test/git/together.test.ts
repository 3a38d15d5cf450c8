import { after, describe, it } from 'mocha';
import { removeTemporaryFolders } from './support/coalition-on-disk';
import { Simulation } from './support/simulation';

/** `npm run test:soak` does this with more of everything. */
describe('members who work at the same time, and are killed now and then', () => {
  after(removeTemporaryFolders);

  for (const seed of [1, 2]) {
    it(`lose nothing and end up with the same (seed ${seed})`, async function () {
      this.timeout(180_000);
      await new Simulation({ seed, members: 4, operations: 40 }).live();
    });
  }
});
