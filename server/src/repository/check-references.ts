import * as l10n from '@vscode/l10n';
import { shown } from '../annotations/plain-line';
import { causalOrder } from '../entries/causal-order';
import { conflictingForms } from '../terms/conflicting-forms';
import type { Term } from '../terms/term';
import { checkThread } from './check-threads';
import type { Snapshot } from './coalition-reader';
import type { Finding, Path, SourceFile } from './finding';
import { limits } from './limits';
import { suggester } from './nearest';
import type { Document } from './read-documents';
import type { ThreadDocument } from './read-threads';
import { didYouMean, replaceBy } from './validate';

/** What is wrong between files: things named that are not there, circles, forms that two terms claim. */
export function checkReferences(snapshot: Snapshot): Finding[] {
  const check = new ReferenceCheck(snapshot);
  for (const document of snapshot.terms.read.values()) check.term(document);
  for (const document of snapshot.positions.read.values()) check.position(document);
  for (const document of snapshot.statements.read.values()) check.statement(document);
  for (const document of snapshot.threads?.read.values() ?? []) check.thread(document);
  check.supersession();
  check.claims();
  check.processFolders();
  return check.findings;
}

type Kind = 'member' | 'term' | 'position' | 'statement' | 'process';

class ReferenceCheck {
  readonly findings: Finding[] = [];
  readonly #snapshot: Snapshot;
  readonly #ids: Readonly<Record<Kind, ReadonlySet<string>>>;
  /** When a file or folder cannot be read, one problem says so; not one for each mention of what it holds. */
  readonly #readable: Readonly<Record<Kind, boolean>>;
  readonly #drafts: ReadonlySet<string>;
  readonly #suggest = suggester(limits.suggestions);
  readonly #suggestTopic = suggester(limits.suggestions);
  /** How many terms and positions belong to each topic. */
  readonly #topicUses = new Map<string, number>();

  constructor(snapshot: Snapshot) {
    this.#snapshot = snapshot;
    const { caucus, terms, positions, statements, drafts } = snapshot;
    this.#drafts = new Set(drafts.drafts.map(({ id }) => id));
    const idsOf = (documents: { readonly read: ReadonlyMap<string, Document<unknown>> }) =>
      new Set(Array.from(documents.read.values(), ({ id }) => id));
    this.#ids = {
      member: new Set(caucus.members.keys()),
      process: new Set(caucus.processes.keys()),
      term: idsOf(terms),
      position: idsOf(positions),
      statement: idsOf(statements),
    };
    this.#readable = {
      member: caucus.readable,
      process: caucus.readable,
      term: terms.listing.readable,
      position: positions.listing.readable,
      statement: statements.listing.readable,
    };
    for (const { value } of [...terms.read.values(), ...positions.read.values()]) {
      const { topic } = value;
      if (topic !== undefined) this.#topicUses.set(topic, (this.#topicUses.get(topic) ?? 0) + 1);
    }
  }

  term({ file, value }: Document<Term>): void {
    this.#all('position', value.positions, file, ['positions']);
    this.#topic(value.topic, file);
    this.#repeats(value.variants, file, ['variants']);
    for (const [language, forms] of Object.entries(value.translations)) {
      this.#repeats(forms, file, ['translations', language]);
    }
  }

  position({
    file,
    value,
    entries,
  }: Snapshot['positions']['read'] extends ReadonlyMap<string, infer D> ? D : never): void {
    this.#all('term', value.terms, file, ['terms']);
    if (value.supersedes !== undefined && value.supersedes !== value.id) {
      this.#one('position', value.supersedes, file, ['supersedes']);
    }
    for (const [i, { statement, draft }] of value.sources.entries()) {
      if (statement !== undefined) this.#one('statement', statement, file, ['sources', i, 'statement']);
      this.#draft(draft, file, ['sources', i, 'draft']);
    }
    this.#topic(value.topic, file);
    // Members may have left since, and what was recorded stays: one that is near to none is no error.
    for (const [i, id] of value.agreedBy.entries()) {
      this.#one('member', id, file, ['agreed_by', i], 'warning');
    }
    if (value.proposedBy !== undefined) {
      this.#one('member', value.proposedBy, file, ['proposed_by'], 'warning');
    }
    for (const [i, stance] of value.stances.entries()) {
      const entry = entries[i];
      if (entry) this.#one('member', stance.member, entry, ['member']);
    }
    const { inCircle } = causalOrder(value.stances);
    for (const [i, stance] of value.stances.entries()) {
      const entry = entries[i];
      if (!entry || !inCircle.has(stance)) continue;
      this.#report(
        'after-cycle',
        entry,
        ['after'],
        l10n.t('These entries each say that they were written after the other.'),
      );
    }
  }

  statement({
    file,
    value,
    entries,
  }: Snapshot['statements']['read'] extends ReadonlyMap<string, infer D> ? D : never): void {
    this.#all('position', value.positions, file, ['positions']);
    this.#draft(value.draft, file, ['draft']);
    for (const [i, { member }] of value.signatures.entries()) {
      const entry = entries[i];
      if (entry) this.#one('member', member, entry, ['member']);
    }
  }

  /** Entries stay as they are once shared, so nothing is offered to change what they name. */
  thread(document: ThreadDocument): void {
    for (const { name, member, positions = [], target } of document.thread.entries) {
      const file = document.files.get(name);
      if (!file) continue;
      if (member !== '') this.#named('member', member, file, ['member'], 'error');
      for (const [i, id] of positions.entries()) {
        this.#named('position', id, file, ['positions', i], 'warning');
      }
      if (target && !this.#drafts.has(target.draft)) {
        const message = l10n.t('There is no draft “{0}” in this coalition.', shown(target.draft));
        const path = ['target', 'draft'];
        this.findings.push({ code: 'unknown-draft', severity: 'warning', message, file, path });
      }
    }
    this.findings.push(...checkThread(document));
  }

  /** A chain of superseded positions that comes back to where it began. */
  supersession(): void {
    const documents = new Map(Array.from(this.#snapshot.positions.read.values(), (d) => [d.id, d]));
    const done = new Set<string>();
    for (const start of documents.keys()) {
      const chain: string[] = [];
      let id: string | undefined = start;
      while (id !== undefined && !done.has(id)) {
        done.add(id);
        chain.push(id);
        id = documents.get(id)?.value.supersedes;
      }
      const circle = id === undefined ? -1 : chain.indexOf(id);
      if (circle < 0) continue;
      const members = chain.slice(circle);
      for (const member of members) {
        const file = documents.get(member)?.file;
        if (!file) continue;
        if (members.length === 1) {
          this.#report(
            'supersedes-itself',
            file,
            ['supersedes'],
            l10n.t('A position cannot replace itself.'),
          );
        } else {
          const message = l10n.t(
            'These positions replace each other in a circle: {0}.',
            shown(members.join(', ')),
          );
          this.#report('supersedes-cycle', file, ['supersedes'], message);
        }
      }
    }
  }

  /** Forms that several terms list: a reader could not tell whose stance a highlight shows. */
  claims(): void {
    const documents = new Map(Array.from(this.#snapshot.terms.read.values(), (d) => [d.value, d]));
    for (const { form, terms } of conflictingForms([...documents.keys()])) {
      const claims = terms.flatMap((term) => documents.get(term) ?? []);
      for (const { file, value } of claims) {
        const other = claims.find((claim) => claim.value !== value);
        if (!other) continue;
        this.findings.push({
          code: 'form-claimed-twice',
          severity: 'error',
          message: l10n.t(
            '“{0}” is a form of “{1}” too; a form belongs to one term.',
            shown(form),
            shown(other.value.label),
          ),
          file,
          path: pathOfForm(value, form),
          related: {
            file: other.file,
            path: pathOfForm(other.value, form),
            message: l10n.t('The other term that has it'),
          },
        });
      }
    }
  }

  /** Folders of drafts that belong to no process. */
  processFolders(): void {
    const { caucus, drafts } = this.#snapshot;
    if (!caucus.readable) return;
    const folders = new Set(drafts.drafts.flatMap(({ process }) => process ?? []));
    for (const process of folders) {
      if (this.#ids.process.has(process)) continue;
      this.findings.push({
        code: 'unknown-process',
        severity: 'warning',
        message: l10n.t('The folder drafts/{0} holds drafts, but no process “{0}” is listed here.', process),
        file: caucus.file,
        path: ['processes'],
        part: 'key',
      });
    }
  }

  #named(kind: Kind, id: string, file: SourceFile, path: Path, severity: Finding['severity']): void {
    const unknown = this.#unknown(kind, id, file, path);
    if (unknown) this.findings.push({ ...unknown.finding, severity, fix: undefined });
  }

  #draft(draft: string | undefined, file: SourceFile, path: Path): void {
    const process = draft?.includes('/') ? draft.slice(0, draft.indexOf('/')) : undefined;
    if (draft === undefined || process === undefined) return;
    const finding = this.#unknown('process', process, file, path);
    if (!finding) return;
    const { meant } = finding;
    const fix = meant === undefined ? undefined : replaceBy(meant + draft.slice(process.length));
    this.findings.push({ ...finding.finding, fix });
  }

  #all(kind: Kind, ids: readonly string[], file: SourceFile, path: Path): void {
    for (const [i, id] of ids.entries()) this.#one(kind, id, file, [...path, i]);
    this.#repeats(ids, file, path);
  }

  #one(kind: Kind, id: string, file: SourceFile, path: Path, severity: Finding['severity'] = 'error'): void {
    const unknown = this.#unknown(kind, id, file, path);
    if (unknown) this.findings.push({ ...unknown.finding, severity });
  }

  /** Topics need no listing: only one that looks like a slip for another is told, and nobody slips twice alike. */
  #topic(topic: string | undefined, file: SourceFile): void {
    const { caucus } = this.#snapshot;
    if (topic === undefined || !caucus.readable || caucus.topics.has(topic)) return;
    if ((this.#topicUses.get(topic) ?? 0) > 1) return;
    const inMoreUse = Array.from(this.#topicUses).flatMap(([other, count]) => (count > 1 ? other : []));
    const meant = this.#suggestTopic(topic, [...caucus.topics.keys(), ...inMoreUse]);
    if (meant === undefined) return;
    const message = l10n.t('No topic “{0}” is listed in caucus.yaml.', shown(topic));
    this.findings.push({
      code: 'unknown-topic',
      severity: 'warning',
      message: `${message} ${didYouMean(meant)}`,
      file,
      path: ['topic'],
      fix: replaceBy(meant),
    });
  }

  #unknown(
    kind: Kind,
    id: string,
    file: SourceFile,
    path: Path,
  ): { finding: Finding; meant: string | undefined } | undefined {
    if (this.#ids[kind].has(id) || !this.#readable[kind]) return undefined;
    const meant = this.#suggest(id, this.#ids[kind]);
    const message = unknownMessage(kind, shown(id));
    return {
      meant,
      finding: {
        code: `unknown-${kind}`,
        severity: 'error',
        message: meant === undefined ? message : `${message} ${didYouMean(meant)}`,
        file,
        path,
        fix: meant === undefined ? undefined : replaceBy(meant),
      },
    };
  }

  #repeats(values: readonly string[], file: SourceFile, path: Path): void {
    const seen = new Set<string>();
    for (const [i, value] of values.entries()) {
      if (!seen.has(value)) {
        seen.add(value);
        continue;
      }
      this.findings.push({
        code: 'duplicate-value',
        severity: 'warning',
        message: l10n.t('“{0}” is in this list twice.', shown(value)),
        file,
        path: [...path, i],
        fix: { title: l10n.t('Remove the second'), replace: () => '', part: 'item' },
      });
    }
  }

  #report(code: string, file: SourceFile, path: Path, message: string): void {
    this.findings.push({ code, severity: 'error', message, file, path });
  }
}

function unknownMessage(kind: Kind, id: string): string {
  switch (kind) {
    case 'member':
      return l10n.t('No member “{0}” is listed in caucus.yaml.', id);
    case 'process':
      return l10n.t('No process “{0}” is listed in caucus.yaml.', id);
    case 'term':
      return l10n.t('There is no term “{0}”: terms/{0}.yaml does not exist.', id);
    case 'position':
      return l10n.t('There is no position “{0}”: positions/{0}/ does not exist.', id);
    case 'statement':
      return l10n.t('There is no statement “{0}”: statements/{0}/ does not exist.', id);
  }
}

/** Where a term writes a form, give or take case, hyphens and spaces. */
function pathOfForm(term: Term, form: string): Path {
  const level = (text: string) => text.toLowerCase().replace(/[\s\p{Pd}]+/gu, '');
  const wanted = level(form);
  const variant = term.variants.findIndex((text) => level(text) === wanted);
  if (level(term.label) === wanted) return ['label'];
  if (variant >= 0) return ['variants', variant];
  for (const [language, texts] of Object.entries(term.translations)) {
    const index = texts.findIndex((text) => level(text) === wanted);
    if (index >= 0) return ['translations', language, index];
  }
  return ['label'];
}
