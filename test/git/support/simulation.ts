import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { promisify } from 'node:util';
import { Coalition, git, read, write } from './coalition-on-disk';
import { type Death, Member, type Task } from './member';
import { randomFrom } from './random';

const run = promisify(execFile);

export interface SimulationOptions {
  readonly seed: number;
  readonly members: number;
  /** Of each member. */
  readonly operations: number;
}

/** What happened, for the print-out. */
export interface Tally {
  readonly [what: string]: number;
}

/** Of operations; the rest writes entries. */
const chances = {
  document: 0.06,
  'get-updates': 0.09,
  share: 0.09,
  propose: 0.02,
  'bring-in': 0.01,
  'host-merge': 0.02,
  'go-offline': 0.02,
  'come-back': 0.04,
};
const KILLED = 0.2;
/** Lines between those of two members, so that no two ever change the same place. */
const APART = 4;
const DOCUMENT = 'terms/everyone.yaml';
const places = ['annotation', 'reply', 'edit', 'withdraw', 'resolve', 'stance', 'sign'] as const;

/**
 * Members who work on clones of one repository, all at once, each in a process of its own that is killed
 * now and then. What everybody wrote is kept here too, and compared after each step and at the end.
 */
export class Simulation {
  readonly #options: SimulationOptions;
  readonly #random: () => number;
  readonly #coalition = new Coalition();
  readonly #people: Person[] = [];
  /** What somebody was told is shared, by path. */
  readonly #shared = new Map<string, string>();
  readonly #threads: string[] = [];
  readonly #proposals = new Set<string>();
  readonly #tally: Record<string, number> = {};
  #entries = 0;

  constructor(options: SimulationOptions) {
    this.#options = options;
    this.#random = randomFrom(options.seed);
  }

  /** Lives through it all; rejects when anything is lost, in conflict, or different in the end. */
  async live(progress: (done: number) => void = () => {}): Promise<Tally> {
    const { members, operations } = this.#options;
    const folder = this.#coalition.clone('host-worker');
    const lines = Array.from({ length: members * APART }, (_, line) => `line${line}: as it was`);
    write(folder, DOCUMENT, `${lines.join('\n')}\n`);
    git(folder, 'add', '.');
    git(folder, 'commit', '--quiet', '-m', 'A document of all');
    git(folder, 'push', '--quiet');
    for (let index = 0; index < members; index++) this.#people.push(this.#person(index));
    try {
      let done = 0;
      await Promise.all(
        this.#people.map(async (person) => {
          for (let step = 0; step < operations; step++) {
            await this.#step(person);
            this.#checkUnshared(person);
            done += 1;
            progress(done);
          }
        }),
      );
      await this.#settle();
      this.#checkEnd();
    } finally {
      for (const { process } of this.#people) process.stop();
    }
    this.#coalition.remove();
    return this.#tally;
  }

  /** Where to look after a failure. */
  get folder(): string {
    return this.#coalition.folder;
  }

  #person(index: number): Person {
    const id = `m${index}`;
    const folder = this.#coalition.clone(id);
    // Something of their own, which is no business of the coalition's: it has to stay as it is.
    write(folder, `private-${id}.txt`, `private ${id}`);
    git(folder, 'add', `private-${id}.txt`);
    return {
      id,
      index,
      folder,
      process: new Member(),
      unshared: new Map(),
      tried: new Set(),
      line: undefined,
      offline: false,
    };
  }

  async #step(person: Person): Promise<void> {
    const what = this.#draw();
    this.#count(what);
    if (what === 'entry') this.#writeEntry(person);
    else if (what === 'document') this.#editDocument(person);
    else if (what === 'go-offline') this.#setOffline(person, true);
    else if (what === 'come-back') this.#setOffline(person, false);
    else if (what === 'host-merge') await this.#mergeOnHost();
    else if (what === 'share') await this.#share(person);
    else if (what === 'propose') await this.#propose(person);
    else if (what === 'bring-in') {
      const branch = this.#pick([...this.#proposals]);
      if (branch !== undefined) {
        await this.#flow(person, { kind: 'get-updates' });
        await this.#flow(person, { kind: 'bring-in', branch });
      }
    } else await this.#flow(person, { kind: 'get-updates' });
  }

  #draw(): keyof typeof chances | 'entry' {
    let number = this.#random();
    for (const what of keysOf(chances)) {
      number -= chances[what];
      if (number < 0) return what;
    }
    return 'entry';
  }

  #writeEntry(person: Person): void {
    const rewritable = [...person.unshared.keys()].filter((path) => !person.tried.has(path));
    const own = this.#random() < 0.2 ? this.#pick(rewritable) : undefined;
    const path = own ?? this.#newPath(person);
    const text = `${person.id} says ${this.#entries} ${this.#random()}\n`;
    write(person.folder, path, text);
    person.unshared.set(path, text);
  }

  #newPath({ id }: Person): string {
    const kind = this.#pick(places) ?? 'annotation';
    this.#entries += 1;
    this.#count(kind);
    const name = `01jc${String(this.#entries).padStart(22, '0')}-${id}.md`;
    if (kind === 'stance') return `positions/igf/${name}`;
    if (kind === 'sign') return `statements/call/${name}`;
    const known = kind === 'annotation' ? undefined : this.#pick(this.#threads);
    const thread = known ?? `annotations/gdc/rev-1-p1-01jc${String(this.#entries).padStart(22, '0')}`;
    if (known === undefined) this.#threads.push(thread);
    return `${thread}/${name}`;
  }

  #editDocument(person: Person): void {
    const lines = (read(person.folder, DOCUMENT) ?? '').split('\n');
    person.line = `line${person.index * APART}: ${person.id} ${this.#random()}`;
    lines[person.index * APART] = person.line;
    write(person.folder, DOCUMENT, lines.join('\n'));
  }

  #setOffline(person: Person, offline: boolean): void {
    person.offline = offline;
    const url = offline ? 'http://127.0.0.1:9/' : `file://${this.#coalition.remote}`;
    git(person.folder, 'config', 'remote.origin.url', url);
  }

  async #share(person: Person, all = false): Promise<void> {
    const paths = [...person.unshared.keys()].filter(() => all || this.#random() < 0.7);
    const withDocument = all || this.#random() < 0.5;
    for (const path of paths) person.tried.add(path);
    const done = await this.#flow(person, {
      kind: 'share',
      paths: withDocument ? [...paths, DOCUMENT] : paths,
    });
    if (!done) return;
    for (const path of paths) {
      this.#shared.set(path, person.unshared.get(path) ?? '');
      person.unshared.delete(path);
    }
  }

  async #propose(person: Person): Promise<void> {
    const paths = [...person.unshared.keys()].filter(() => this.#random() < 0.5);
    if (paths.length === 0) return;
    for (const path of paths) person.tried.add(path);
    const done = await this.#flow(person, { kind: 'propose', paths, member: person.id });
    if (done && done.branch !== undefined) {
      this.#proposals.add(done.branch);
      for (const path of paths) this.#shared.set(path, person.unshared.get(path) ?? '');
    }
  }

  /** Runs a flow, or has it killed; undefined unless it was carried out. */
  async #flow(
    person: Person,
    task: Omit2<Task, 'folder'>,
  ): Promise<{ readonly branch?: string } | undefined> {
    const death: Death | undefined =
      this.#random() < KILLED && !this.#settling
        ? { afterMs: this.#random() ** 2 * 4000, withChildren: this.#random() < 0.6 }
        : undefined;
    const answer = await person.process.run({ folder: person.folder, ...task }, death);
    if (answer === 'killed') {
      this.#count(`${task.kind} killed`);
      return undefined;
    }
    if (answer.ok) {
      this.#count(`${task.kind} done`);
      return answer;
    }
    this.#count(`${task.kind} ${answer.state}`);
    const expected =
      (person.offline && answer.state === 'offline') ||
      // Somebody else has brought it in, or everybody shares at once on a slow machine.
      answer.state === 'too-often';
    assert.ok(expected, `${person.id} ${task.kind}: ${answer.said}\n${this.folder}`);
    return undefined;
  }

  #settling = false;

  /** Merges a proposal as the button of a host does: on a bare repository, with no merge driver. */
  async #mergeOnHost(): Promise<void> {
    const branch = this.#pick([...this.#proposals]);
    if (branch === undefined) return;
    const { remote } = this.#coalition;
    for (;;) {
      const main = git(remote, 'rev-parse', 'refs/heads/main');
      const merged = await run('git', ['merge-tree', '--write-tree', main, `refs/heads/${branch}`], {
        cwd: remote,
      });
      const commit = git(
        remote,
        ...['-c', 'user.name=Host', '-c', 'user.email=host@example.org', 'commit-tree', merged.stdout.trim()],
        ...['-p', main, '-p', `refs/heads/${branch}`, '-m', 'Merge'],
      );
      try {
        git(remote, 'update-ref', 'refs/heads/main', commit, main);
        break;
      } catch {
        this.#count('host-merge again');
      }
    }
    this.#proposals.delete(branch);
  }

  async #settle(): Promise<void> {
    this.#settling = true;
    for (const person of this.#people) {
      this.#setOffline(person, false);
      await this.#share(person, true);
      assert.equal(person.unshared.size, 0, `${person.id} could not share`);
    }
    while (this.#proposals.size > 0) await this.#mergeOnHost();
    for (const person of this.#people) await this.#flow(person, { kind: 'get-updates' });
  }

  #checkUnshared({ folder, id, unshared, line, index }: Person): void {
    for (const [path, text] of unshared) {
      assert.equal(read(folder, path), text, `unshared words of ${id} are gone: ${path}\n${this.folder}`);
    }
    if (line !== undefined) {
      const found = read(folder, DOCUMENT)?.split('\n')[index * APART];
      assert.equal(found, line, `an unshared change of ${id} is gone\n${this.folder}`);
    }
  }

  #checkEnd(): void {
    const main = git(this.#coalition.remote, 'rev-parse', 'refs/heads/main');
    for (const person of this.#people) {
      const { folder, id } = person;
      assert.equal(git(folder, 'rev-parse', 'HEAD'), main, `${id} has something else\n${this.folder}`);
      assert.equal(git(folder, 'status', '--porcelain'), `A  private-${id}.txt`);
      assert.equal(read(folder, `private-${id}.txt`), `private ${id}`);
      for (const [path, text] of this.#shared) assert.equal(read(folder, path), text, `${id} lacks ${path}`);
      const document = read(folder, DOCUMENT)?.split('\n') ?? [];
      for (const { line, index } of this.#people) {
        if (line !== undefined) assert.equal(document[index * APART], line);
      }
      assert.equal(
        git(folder, 'for-each-ref', 'refs/worktree/caucus/updating', 'refs/worktree/caucus/sharing'),
        '',
      );
      assert.deepEqual(lockFiles(folder), []);
    }
    git(this.#coalition.remote, 'fsck', '--strict', '--no-dangling');
  }

  #pick<T>(from: readonly T[]): T | undefined {
    return from[Math.floor(this.#random() * from.length)];
  }

  #count(what: string): void {
    this.#tally[what] = (this.#tally[what] ?? 0) + 1;
  }
}

interface Person {
  readonly id: string;
  readonly index: number;
  readonly folder: string;
  readonly process: Member;
  /** Own entries that nobody has been told are shared. */
  readonly unshared: Map<string, string>;
  /** Those of them that a flow has been given: they may have arrived, and are written no more. */
  readonly tried: Set<string>;
  /** Own line of the common document, as last written. */
  line: string | undefined;
  offline: boolean;
}

/** `Omit` that keeps the members of a union apart. */
type Omit2<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

function keysOf<K extends string>(object: Readonly<Record<K, unknown>>): K[] {
  return Object.keys(object) as K[];
}

function lockFiles(folder: string): string[] {
  return readdirSync(`${folder}/.git`, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.lock'),
  );
}
