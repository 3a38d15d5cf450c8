// An honest history of a coalition: members annotate, reply, edit and withdraw what is their own, take stances,
// sign, work on branches that are merged on the host's pages, and change caucus.yaml. Seeded.
import { encodeTime } from 'ulid';
import type { FileContents, HistoryWriter, Person } from './history-writer';

export interface Member {
  readonly id: string;
  people: readonly Person[];
  /** As caucus.yaml has them. */
  emails: string[];
}

export interface SharedEntry {
  readonly path: string;
  readonly id: string;
  readonly text: string;
  readonly member: Member;
  readonly person: Person;
}

export interface EntryFields {
  readonly kind: string;
  readonly member?: string;
  readonly by?: string;
  readonly date?: string;
  readonly of?: string;
  readonly more?: string;
}

/** What a host writes as the committer of a merge on its pages. */
const host: Person = { name: 'GitHub', email: 'noreply@github.com' };
const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** Members of a branch, until it is merged: what it changed, to be written again by the merge. */
export interface Branch {
  head: number;
  readonly files: Record<string, FileContents>;
}

export class CoalitionHistory {
  readonly writer: HistoryWriter;
  readonly members: Member[];
  readonly main: Branch = { head: 0, files: {} };
  /** Milliseconds since 1970; moves on with every commit. */
  time = Date.UTC(2024, 0, 8);
  readonly threads: { readonly folder: string; readonly entries: SharedEntry[] }[] = [];
  requireSignatures = false;
  readonly #random: () => number;

  constructor(writer: HistoryWriter, seed: number) {
    this.writer = writer;
    this.#random = mulberry(seed);
    this.members = ['cira', 'auda', 'denic', 'nominet', 'jprs', 'norid', 'afnic', 'sidn'].map((id) => ({
      id,
      people: ['Ada', 'Bo', 'Cy'].map((name) => ({
        name: `${name} of ${id}`,
        email: `${name.toLowerCase()}@${id}.example`,
      })),
      emails: [`@${id}.example`],
    }));
    const founder = this.member(0);
    const positions = Object.fromEntries(
      Array.from({ length: 12 }, (_, i) => [
        `positions/position-${i}/position.md`,
        `---\ntitle: Position ${i}\nstatus: proposed\n---\nWords.\n`,
      ]),
    );
    const statements = Object.fromEntries(
      Array.from({ length: 6 }, (_, i) => [
        `statements/statement-${i}/statement.md`,
        `---\ntitle: Statement ${i}\n---\nWords.\n`,
      ]),
    );
    this.commit(this.main, founder.people[0] ?? host, {
      'caucus.yaml': this.caucusYaml(),
      'README.md': 'A coalition.\n',
      ...positions,
      ...statements,
    });
  }

  /** One number below `count`. */
  pick(count: number): number {
    return Math.floor(this.#random() * count);
  }

  member(index: number): Member {
    const member = this.members[index];
    if (!member) throw new Error(`no member ${index}`);
    return member;
  }

  someone(): { member: Member; person: Person } {
    const member = this.member(this.pick(this.members.length));
    const person = member.people[this.pick(member.people.length)];
    if (!person) throw new Error('nobody');
    return { member, person };
  }

  caucusYaml(members: readonly Pick<Member, 'id' | 'emails'>[] = this.members): string {
    const lines = members.map(
      ({ id, emails }) =>
        `  ${id}: { name: ${id.toUpperCase()}, emails: [${emails.map((email) => `"${email}"`).join(', ')}] }\n`,
    );
    return `caucus: 1\nname: Honest Coalition\n${this.requireSignatures ? 'require_signatures: true\n' : ''}members:\n${lines.join('')}`;
  }

  commit(
    branch: Branch,
    author: Person,
    files: Readonly<Record<string, FileContents>>,
    extra: { committer?: Person; time?: number; committed?: number; parents?: readonly number[] } = {},
  ): number {
    this.time += 10 * minute + this.pick(90) * minute;
    branch.head = this.writer.commit({
      author,
      time: this.time,
      parents: branch.head === 0 ? [] : [branch.head],
      files,
      ...extra,
    });
    Object.assign(branch.files, files);
    return branch.head;
  }

  branch(): Branch {
    return { head: this.main.head, files: {} };
  }

  /** Merges as a host does on its page, with what the merge itself does besides. */
  merge(
    branch: Branch,
    files: Readonly<Record<string, FileContents>> = {},
    parents?: readonly number[],
  ): number {
    return this.commit(
      this.main,
      this.someone().person,
      { ...branch.files, ...files },
      { committer: host, parents: parents ?? [this.main.head, branch.head] },
    );
  }

  id(time: number): string {
    let id = encodeTime(time, 10);
    for (let i = 0; i < 16; i++) id += '0123456789ABCDEFGHJKMNPQRSTVWXYZ'[this.pick(32)];
    return id.toLowerCase();
  }

  /** An entry as the extension writes it, written within the last hours, with fields to replace. */
  entry(
    folder: string,
    member: Member,
    person: Person,
    fields: EntryFields,
    at: { readonly id?: string; readonly name?: string; readonly body?: string } = {},
  ): SharedEntry {
    // The commit comes ten minutes later at the earliest.
    const written = this.time - this.pick(3) * hour - this.pick(50) * minute;
    const id = at.id ?? this.id(written);
    const speaker = fields.member ?? member.id;
    const lines = [
      `kind: ${fields.kind}`,
      ...(fields.by === '' ? [] : [`by: ${fields.by ?? `${person.name} <${person.email}>`}`]),
      ...(speaker === '' ? [] : [`member: ${speaker}`]),
      ...(fields.date === '' ? [] : [`date: ${fields.date ?? iso(written)}`]),
      ...(fields.of === undefined ? [] : [`of: ${fields.of}`]),
      ...(fields.more === undefined ? [] : [fields.more]),
    ];
    const body = at.body ?? `Remark ${this.pick(1_000_000)} on the words.`;
    return {
      path: `${folder}/${at.name ?? `${id}-${speaker || member.id}.md`}`,
      id,
      text: `---\n${lines.join('\n')}\n---\n${body}\n`,
      member,
      person,
    };
  }

  annotation(member: Member, person: Person, fields: Partial<EntryFields> = {}): SharedEntry {
    const id = this.id(this.time - 5 * minute);
    const more =
      'stance: note\ntarget:\n  draft: gdc/rev-1\n  paragraph: "28"\n  quote: the words\n  prefix: "of "\n  suffix: " and"';
    return this.entry(
      `annotations/process-${this.pick(12)}/rev-1-p28-${id}`,
      member,
      person,
      { kind: 'annotation', more, date: iso(this.time - 5 * minute), ...fields },
      { id },
    );
  }

  /** An entry that somebody shared in a thread, in a commit of its own on the main line. */
  shared(): SharedEntry {
    const { member, person } = this.someone();
    const entry = this.annotation(member, person);
    this.commit(this.main, person, { [entry.path]: entry.text });
    return entry;
  }

  /** Grows by so many commits, all of them honest. */
  grow(commits: number): void {
    const until = this.writer.commits + commits;
    while (this.writer.commits < until) {
      if (this.pick(6) === 0) this.#proposal();
      else if (this.pick(150) === 0) this.#changeMembers();
      else {
        const { member, person } = this.someone();
        this.commit(this.main, person, this.#work(member, person));
      }
    }
  }

  /** Two branches at once, of two members, merged one after the other. */
  #proposal(): void {
    const branches = [this.branch(), this.branch()];
    for (const branch of branches) {
      const { member, person } = this.someone();
      for (let i = this.pick(2); i >= 0; i--) this.commit(branch, person, this.#work(member, person));
    }
    for (const branch of branches) this.merge(branch);
  }

  #changeMembers(): void {
    const { member, person } = this.someone();
    if (this.pick(2) === 0) {
      const email = `desk-${this.pick(1_000_000)}@mail.example`;
      member.emails.push(email);
      member.people = [...member.people, { name: `Desk of ${member.id}`, email }];
    } else {
      const id = `member-${this.pick(1_000_000)}`;
      this.members.push({
        id,
        emails: [`@${id}.example`],
        people: [{ name: `Di of ${id}`, email: `di@${id}.example` }],
      });
    }
    this.commit(this.main, person, { 'caucus.yaml': this.caucusYaml() });
  }

  /** What a member shares at once: four to seven entries of all kinds, and now and then a document. */
  #work(member: Member, person: Person): Record<string, string> {
    const files: Record<string, string> = {};
    const say = (folder: string, fields: EntryFields) => {
      const entry = this.entry(folder, member, person, fields);
      files[entry.path] = entry.text;
      return entry;
    };
    for (let i = 4 + this.pick(4); i > 0; i--) {
      const what = this.pick(10);
      const thread = this.threads[this.pick(this.threads.length)];
      if (what < 3 || !thread) {
        const entry = this.annotation(member, person);
        files[entry.path] = entry.text;
        this.threads.push({ folder: entry.path.slice(0, entry.path.lastIndexOf('/')), entries: [entry] });
      } else if (what < 7) thread.entries.push(say(thread.folder, { kind: 'reply' }));
      else if (what === 7) {
        const own = thread.entries.find((entry) => entry.member === member);
        if (own)
          say(thread.folder, { kind: this.pick(4) === 0 ? 'withdraw' : 'edit', of: own.id.toUpperCase() });
        else say(thread.folder, { kind: this.pick(2) === 0 ? 'resolve' : 'reopen' });
      } else if (what === 8) {
        say(`positions/position-${this.pick(12)}`, { kind: 'stance', more: 'stance: endorse' });
      } else say(`statements/statement-${this.pick(6)}`, { kind: this.pick(5) === 0 ? 'unsign' : 'sign' });
    }
    if (this.pick(8) === 0) {
      files[`positions/position-${this.pick(12)}/position.md`] =
        `---\ntitle: T\nstatus: agreed\n---\n${this.time}\n`;
    }
    return files;
  }
}

export function iso(time: number): string {
  return new Date(time).toISOString().replace(/\.\d+Z$/, 'Z');
}

export const durations = { minute, hour, day };

/** Small seeded generator of numbers from 0 up to 1 (mulberry32, T. Ettinger, public domain). */
function mulberry(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
