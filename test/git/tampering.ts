// What a forger, a careless host or a broken clock may do to a coalition's history, one kind each. Every kind says
// what has to be found: the code, and the file it is about.
import {
  type CoalitionHistory,
  durations,
  type EntryFields,
  iso,
  type Member,
  type SharedEntry,
} from './coalition-history';
import type { FileContents, Person } from './history-writer';

const { minute, hour, day } = durations;

/** `<code> <path>`. */
export type Expected = string;

export interface Tampering {
  readonly name: string;
  readonly plant: (history: CoalitionHistory) => Expected[];
}

const stranger: Person = { name: 'Mallory', email: 'mallory@elsewhere.example' };

export const tamperings: readonly Tampering[] = [
  // Who wrote it
  forged('an annotation in the name of another member', (victim, forger, history) => ({
    entry: history.annotation(victim.member, victim.person),
    author: forger.person,
    codes: ['not-the-author'],
  })),
  inThread('a reply in the name of another member', ({ folder }, victim, forger, history) => ({
    entry: history.entry(folder, victim.member, victim.person, { kind: 'reply' }),
    author: forger.person,
    codes: ['not-the-author'],
  })),
  forged('an annotation by somebody who belongs to no member', (victim, _, history) => ({
    entry: history.annotation(victim.member, victim.person),
    author: stranger,
    codes: ['not-the-author'],
  })),
  forged(
    'the name of another as the author of a commit (git commit --author)',
    (victim, forger, history) => ({
      entry: history.annotation(victim.member, victim.person),
      author: victim.person,
      committer: forger.person,
      codes: ['committed-by-other'],
    }),
  ),
  forged('the name of another as the author, committed by a stranger', (victim, _, history) => ({
    entry: history.annotation(victim.member, victim.person),
    author: victim.person,
    committer: stranger,
    codes: ['unknown-committer'],
  })),
  forged('a writer of another member', (victim, forger, history) => ({
    entry: history.annotation(forger.member, forger.person, {
      by: `${victim.person.name} <${victim.person.email}>`,
    }),
    author: forger.person,
    codes: ['other-writer'],
  })),
  forged('another member, with one’s own name', (victim, forger, history) => ({
    entry: history.annotation(victim.member, forger.person),
    author: forger.person,
    codes: ['not-the-author'],
  })),
  forged('a colleague as the writer', (_, forger, history) => ({
    entry: history.annotation(forger.member, colleagueOf(forger)),
    author: forger.person,
    codes: ['other-writer'],
  })),
  forged('a colleague as the writer, without an address', (_, forger, history) => ({
    entry: history.annotation(forger.member, forger.person, { by: 'The Director' }),
    author: forger.person,
    codes: ['other-writer'],
  })),
  forged('a member that does not exist', (_, forger, history) => ({
    entry: history.annotation(forger.member, forger.person, { member: 'icann' }),
    author: forger.person,
    codes: ['unknown-member'],
  })),
  forged('no member', (_, forger, history) => ({
    entry: history.annotation(forger.member, forger.person, { member: '' }),
    author: forger.person,
    codes: ['no-member'],
  })),
  forged('an entry without fields', (_, forger, history) => ({
    entry: { ...history.annotation(forger.member, forger.person), text: 'Agreed by everyone.\n' },
    author: forger.person,
    codes: ['unreadable-entry'],
  })),
  forged('an entry too large to be read', (_, forger, history) => {
    const entry = history.annotation(forger.member, forger.person);
    return {
      entry: { ...entry, text: `${entry.text}${'long '.repeat(220_000)}\n` },
      author: forger.person,
      codes: ['unreadable-entry'],
    };
  }),
  forged('the name of another member in the name of the file', (victim, forger, history) => {
    const { id, path, ...entry } = history.annotation(forger.member, forger.person);
    const name = `${path.slice(0, path.lastIndexOf('/'))}/${id}-${victim.member.id}.md`;
    return { entry: { ...entry, id, path: name }, author: forger.person, codes: ['other-name'] };
  }),
  ...(['stance', 'sign', 'unsign'] as const).map((kind) =>
    forged(`a ${kind} for another member`, (victim, forger, history) => ({
      entry: history.entry(
        kind === 'stance' ? 'positions/position-1' : 'statements/statement-1',
        victim.member,
        victim.person,
        { kind, ...(kind === 'stance' && { more: 'stance: object' }) },
      ),
      author: forger.person,
      codes: ['not-the-author'],
    })),
  ),
  forged('an address that ends like that of a member', (victim, _, history) => {
    const author = { name: victim.person.name, email: `${victim.person.email}.elsewhere.example` };
    return { entry: history.annotation(victim.member, author), author, codes: ['not-the-author'] };
  }),
  forged('an address that looks like that of a member', (victim, _, history) => {
    const author = { name: victim.person.name, email: victim.person.email.replace('.example', '.exаmple') };
    return { entry: history.annotation(victim.member, author), author, codes: ['not-the-author'] };
  }),
  {
    name: 'a member that has left',
    plant: (history) => {
      const { victim } = cast(history);
      const left = history.members.filter((member) => member !== victim.member);
      history.commit(history.main, left[0]?.people[0] ?? stranger, {
        'caucus.yaml': history.caucusYaml(left),
      });
      const entry = history.annotation(victim.member, victim.person);
      history.commit(history.main, victim.person, { [entry.path]: entry.text });
      history.commit(history.main, left[0]?.people[0] ?? stranger, { 'caucus.yaml': history.caucusYaml() });
      return [`unknown-member ${entry.path}`];
    },
  },
  {
    name: 'an address that the same commit gives to a member',
    plant: (history) => {
      const { victim } = cast(history);
      const entry = history.annotation(victim.member, stranger);
      const { main } = history;
      history.commit(main, stranger, {
        'caucus.yaml': yamlWith(history, victim.member, stranger.email),
        [entry.path]: entry.text,
      });
      history.commit(main, victim.person, { 'caucus.yaml': history.caucusYaml() });
      return [`not-the-author ${entry.path}`, `new-address ${entry.path}`];
    },
  },
  ...[
    { name: 'an address that the same proposal gives to a member', address: stranger.email },
    { name: 'a domain that the same proposal gives to a member', address: '@elsewhere.example' },
  ].map(
    ({ name, address }): Tampering => ({
      name,
      plant: (history) => {
        const { victim, forger } = cast(history);
        const branch = history.branch();
        history.commit(branch, forger.person, { 'caucus.yaml': yamlWith(history, victim.member, address) });
        const entry = history.annotation(victim.member, stranger);
        history.commit(branch, stranger, { [entry.path]: entry.text });
        history.commit(branch, forger.person, { 'caucus.yaml': history.caucusYaml() });
        history.merge(branch);
        return [`new-address ${entry.path}`];
      },
    }),
  ),
  {
    name: 'a member that a proposal removes and adds again with another address',
    plant: (history) => {
      const { victim, forger } = cast(history);
      const branch = history.branch();
      const others = history.members.filter((member) => member !== victim.member);
      history.commit(branch, forger.person, { 'caucus.yaml': history.caucusYaml(others) });
      const again = [...others, { id: victim.member.id, emails: [stranger.email] }];
      history.commit(branch, forger.person, { 'caucus.yaml': history.caucusYaml(again) });
      const entry = history.annotation(victim.member, stranger);
      history.commit(branch, stranger, { [entry.path]: entry.text });
      history.commit(branch, forger.person, { 'caucus.yaml': history.caucusYaml() });
      history.merge(branch);
      return [`new-address ${entry.path}`];
    },
  },
  {
    name: 'an address that its owner gives to a member',
    plant: (history) => {
      const { victim } = cast(history);
      history.commit(history.main, stranger, {
        'caucus.yaml': yamlWith(history, victim.member, stranger.email),
      });
      const entry = history.annotation(victim.member, stranger);
      history.commit(history.main, stranger, { [entry.path]: entry.text });
      history.commit(history.main, victim.person, { 'caucus.yaml': history.caucusYaml() });
      return [`new-address ${entry.path}`];
    },
  },
  {
    name: 'a caucus.yaml deleted and made anew',
    plant: (history) => {
      const { victim } = cast(history);
      history.commit(history.main, stranger, { 'caucus.yaml': null });
      const entry = history.annotation(victim.member, stranger);
      history.commit(history.main, stranger, {
        'caucus.yaml': yamlWith(history, victim.member, stranger.email),
        [entry.path]: entry.text,
      });
      history.commit(history.main, victim.person, { 'caucus.yaml': history.caucusYaml() });
      return [`not-the-author ${entry.path}`, `new-address ${entry.path}`];
    },
  },
  {
    name: 'a history of its own, merged in',
    plant: (history) => {
      const { victim } = cast(history);
      const other = { head: 0, files: {} };
      history.commit(other, stranger, { 'NOTES.md': 'Nothing to see.\n' });
      history.commit(other, stranger, { 'caucus.yaml': yamlWith(history, victim.member, stranger.email) });
      const entry = history.annotation(victim.member, stranger);
      history.commit(other, stranger, { [entry.path]: entry.text });
      history.commit(
        history.main,
        victim.person,
        { [entry.path]: entry.text },
        { committer: victim.person, parents: [history.main.head, other.head] },
      );
      return ['second-beginning caucus.yaml'];
    },
  },
  // What was shared stays as it is
  changing('changed by another member', ({ entry, forger }) => ({
    author: forger.person,
    files: { [entry.path]: `${entry.text}And more.\n` },
    expected: [`changed-entry ${entry.path}`],
  })),
  changing('changed by its own author', ({ entry }) => ({
    author: entry.person,
    files: { [entry.path]: entry.text.replace('Remark', 'Remarks') },
    expected: [`changed-entry ${entry.path}`],
  })),
  {
    name: 'changed, and put back later',
    plant: (history) => {
      const entry = history.shared();
      const { forger } = cast(history);
      history.commit(history.main, forger.person, { [entry.path]: `${entry.text}And more.\n` });
      history.grow(3);
      history.commit(history.main, entry.person, { [entry.path]: entry.text });
      return [`changed-entry ${entry.path}`];
    },
  },
  changing('made from a reply into a resolution in place', ({ entry, forger }) => ({
    author: forger.person,
    files: { [entry.path]: entry.text.replace('kind: annotation', 'kind: resolve') },
    expected: [`changed-entry ${entry.path}`],
  })),
  changing('given another name', ({ entry, forger }) => {
    const path = entry.path.replace(`-${entry.member.id}.md`, '.md');
    return {
      author: forger.person,
      files: { [entry.path]: null, [path]: entry.text },
      expected: [`renamed-entry ${path}`],
    };
  }),
  changing('moved to another thread', ({ entry, forger, history }) => {
    const path = `annotations/gdc/rev-1-p30-${history.id(history.time)}/${nameIn(entry.path)}`;
    return {
      author: forger.person,
      files: { [entry.path]: null, [path]: entry.text },
      expected: [`renamed-entry ${path}`],
    };
  }),
  changing('given another name and other words at once', ({ entry, forger }) => {
    const path = entry.path.replace(`-${entry.member.id}.md`, '-cira.md').replace('-cira-cira', '-cira');
    const name = path === entry.path ? entry.path.replace('-cira.md', '-auda.md') : path;
    return {
      author: forger.person,
      files: { [entry.path]: null, [name]: `${entry.text}And more.\n` },
      expected: [`renamed-entry ${name}`],
    };
  }),
  changing('moved out of the way', ({ entry, forger }) => ({
    author: forger.person,
    files: { [entry.path]: null, [`old/${nameIn(entry.path)}`]: entry.text },
    expected: [`deleted-entry ${entry.path}`],
  })),
  changing('deleted', ({ entry, forger }) => ({
    author: forger.person,
    files: { [entry.path]: null },
    expected: [`deleted-entry ${entry.path}`],
  })),
  {
    name: 'a whole thread deleted',
    plant: (history) => {
      const entry = history.shared();
      const { victim, forger } = cast(history);
      const reply = history.entry(folderOf(entry.path), victim.member, victim.person, { kind: 'reply' });
      history.commit(history.main, victim.person, { [reply.path]: reply.text });
      history.commit(history.main, forger.person, { [folderOf(entry.path)]: null });
      return [`deleted-entry ${entry.path}`, `deleted-entry ${reply.path}`];
    },
  },
  {
    name: 'deleted, and added again with other words',
    plant: (history) => {
      const entry = history.shared();
      const { forger } = cast(history);
      history.commit(history.main, forger.person, { [entry.path]: null });
      history.commit(history.main, forger.person, { [entry.path]: `${entry.text}And more.\n` });
      return [`deleted-entry ${entry.path}`, `shared-twice ${entry.path}`];
    },
  },
  {
    name: 'changed by a merge',
    plant: (history) => {
      const entry = history.shared();
      history.merge(workOnBranch(history), { [entry.path]: `${entry.text}And more.\n` });
      return [`changed-entry ${entry.path}`];
    },
  },
  {
    name: 'an entry of the branch dropped by the merge',
    plant: (history) => {
      const branch = workOnBranch(history);
      const [path = ''] = Object.keys(branch.files);
      history.merge(branch, { [path]: null });
      return [`deleted-entry ${path}`];
    },
  },
  {
    name: 'an entry of the main line dropped by a merge',
    plant: (history) => {
      const branch = workOnBranch(history);
      const entry = history.shared();
      history.merge(branch, { [entry.path]: null });
      return [`deleted-entry ${entry.path}`];
    },
  },
  {
    name: 'an entry in the name of another, added by a merge',
    plant: (history) => {
      const { victim, forger } = cast(history);
      const branch = workOnBranch(history);
      const entry = history.annotation(victim.member, victim.person);
      history.commit(
        history.main,
        forger.person,
        { ...branch.files, [entry.path]: entry.text },
        { parents: [history.main.head, branch.head] },
      );
      return [`not-the-author ${entry.path}`];
    },
  },
  {
    name: 'one name used on two branches for different words',
    plant: (history) => {
      const branch = history.branch();
      const entry = history.shared();
      history.commit(branch, entry.person, { [entry.path]: `${entry.text}And more.\n` });
      history.merge(branch, { [entry.path]: entry.text });
      return [`shared-twice ${entry.path}`];
    },
  },
  changing('replaced by a link', ({ entry, forger }) => ({
    author: forger.person,
    files: { [entry.path]: { link: '/etc/passwd' } },
    expected: [`not-a-file ${entry.path}`],
  })),
  changing('replaced by another repository', ({ entry, forger }) => ({
    author: forger.person,
    files: { [entry.path]: { submodule: 'a'.repeat(40) } },
    expected: [`not-a-file ${entry.path}`],
  })),
  changing('hidden by a file whose name differs in capital letters', ({ entry, forger, history }) => {
    const path = `Annotations${entry.path.slice('annotations'.length)}`;
    const text = history.annotation(forger.member, forger.person).text;
    return { author: forger.person, files: { [path]: text }, expected: [`colliding-name ${path}`] };
  }),
  changing('robbed of its letters and digits by an entry elsewhere', ({ entry, forger, history }) => {
    const copy = history.entry(
      `annotations/gdc/rev-1-p31-${entry.id}`,
      forger.member,
      forger.person,
      { kind: 'annotation', date: dateIn(entry.text) },
      { id: entry.id },
    );
    return { author: forger.person, files: { [copy.path]: copy.text }, expected: [`taken-id ${copy.path}`] };
  }),
  // What a member may do
  ...(['edit', 'withdraw'] as const).flatMap((kind) => [
    aboutOther(`${kind} of what another member said`, kind, false),
    aboutOther(`${kind} of what another member said, in a proposal`, kind, true),
  ]),
  // When it was written
  clock('dated in the future', 'in-future', (history) => ({
    date: iso(Date.now() + 400 * day),
    at: history.time,
  })),
  clock('dated after it was shared', 'after-commit', (history) => ({ date: iso(history.time + 3 * day) })),
  clock('dated a year before it was shared', 'long-before-commit', (history) => ({
    date: iso(history.time - 365 * day),
    at: history.time - 365 * day,
  })),
  clock('a name that is later than its date', 'id-time', (history) => ({
    date: iso(history.time - 5 * day),
  })),
  clock('without a date', 'no-date', () => ({ date: '' })),
  {
    name: 'committed before what it builds on',
    plant: (history) => {
      const { forger } = cast(history);
      const at = history.time - 20 * day;
      const id = history.id(at - hour);
      const entry = history.entry(
        `annotations/gdc/rev-1-p28-${id}`,
        forger.member,
        forger.person,
        { kind: 'annotation', date: iso(at - hour) },
        { id },
      );
      history.commit(history.main, forger.person, { [entry.path]: entry.text }, { time: at });
      return [`clock-back ${entry.path}`];
    },
  },
  {
    name: 'written after it was committed',
    plant: (history) => {
      const { forger } = cast(history);
      const entry = history.annotation(forger.member, forger.person);
      const time = history.time + 5 * day;
      history.commit(
        history.main,
        forger.person,
        { [entry.path]: entry.text },
        { time, committed: history.time + hour },
      );
      return [`clock-back ${entry.path}`];
    },
  },
];

interface Cast {
  readonly victim: { readonly member: Member; readonly person: Person };
  readonly forger: { readonly member: Member; readonly person: Person };
}

/** Two people of two members that were there from the start. */
function cast(history: CoalitionHistory): Cast {
  const victim = history.pick(8);
  const forger = (victim + 1 + history.pick(7)) % 8;
  const of = (index: number) => {
    const member = history.member(index);
    return { member, person: member.people[history.pick(3)] ?? stranger };
  };
  return { victim: of(victim), forger: of(forger) };
}

interface Forgery {
  readonly entry: SharedEntry;
  readonly author: Person;
  readonly committer?: Person;
  readonly codes: readonly string[];
}

function forged(
  name: string,
  make: (victim: Cast['victim'], forger: Cast['forger'], history: CoalitionHistory) => Forgery,
): Tampering {
  return {
    name,
    plant: (history) => {
      const { victim, forger } = cast(history);
      const { entry, author, committer, codes } = make(victim, forger, history);
      history.commit(history.main, author, { [entry.path]: entry.text }, committer ? { committer } : {});
      return codes.map((code) => `${code} ${entry.path}`);
    },
  };
}

function inThread(
  name: string,
  make: (
    thread: { readonly folder: string },
    victim: Cast['victim'],
    forger: Cast['forger'],
    history: CoalitionHistory,
  ) => Forgery,
): Tampering {
  return forged(name, (victim, forger, history) =>
    make({ folder: folderOf(history.shared().path) }, victim, forger, history),
  );
}

function changing(
  name: string,
  make: (scene: { entry: SharedEntry; forger: Cast['forger']; history: CoalitionHistory }) => {
    readonly author: Person;
    readonly files: Record<string, FileContents>;
    readonly expected: Expected[];
  },
): Tampering {
  return {
    name: `an entry ${name}`,
    plant: (history) => {
      const entry = history.shared();
      history.grow(2);
      const { author, files, expected } = make({ entry, forger: cast(history).forger, history });
      history.commit(history.main, author, files);
      return expected;
    },
  };
}

function aboutOther(name: string, kind: 'edit' | 'withdraw', inProposal: boolean): Tampering {
  return {
    name,
    plant: (history) => {
      const entry = history.shared();
      const members = history.members.slice(0, 8).filter((member) => member !== entry.member);
      const member = members[history.pick(members.length)] ?? history.member(0);
      const person = member.people[0] ?? stranger;
      const branch = inProposal ? history.branch() : history.main;
      const forged = history.entry(folderOf(entry.path), member, person, { kind, of: entry.id });
      history.commit(branch, person, { [forged.path]: forged.text });
      if (branch !== history.main) history.merge(branch);
      return [`not-own ${forged.path}`];
    },
  };
}

function clock(
  name: string,
  code: string,
  make: (history: CoalitionHistory) => Pick<EntryFields, 'date'> & { readonly at?: number },
): Tampering {
  return forged(name, (_, forger, history) => {
    const { date, at = history.time - 5 * minute } = make(history);
    // Both times in agreement where only one of them is to be wrong.
    const id = history.id(code === 'after-commit' ? history.time + 3 * day : at);
    const future = code === 'in-future' ? history.id(Date.now() + 400 * day) : id;
    const entry = history.entry(
      `annotations/gdc/rev-1-p28-${future}`,
      forger.member,
      forger.person,
      { kind: 'annotation', ...(date !== undefined && { date }) },
      { id: future },
    );
    return { entry, author: forger.person, codes: [code] };
  });
}

function workOnBranch(history: CoalitionHistory) {
  const branch = history.branch();
  const { victim } = cast(history);
  const entry = history.annotation(victim.member, victim.person);
  history.commit(branch, victim.person, { [entry.path]: entry.text });
  history.grow(2);
  return branch;
}

function yamlWith(history: CoalitionHistory, victim: Member, address: string): string {
  return history.caucusYaml(
    history.members.map(({ id, emails }) => ({
      id,
      emails: id === victim.id ? [...emails, address] : emails,
    })),
  );
}

function colleagueOf({ member, person }: Cast['victim']): Person {
  return member.people.find((one) => one !== person) ?? person;
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/'));
}

function nameIn(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function dateIn(text: string): string {
  return /^date: (.*)$/m.exec(text)?.[1] ?? '';
}
