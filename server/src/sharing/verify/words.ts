import * as l10n from '@vscode/l10n';
import { memberOf } from '../../annotations/member-of';
import { shown } from '../../annotations/plain-line';
import type { KnownMember, Person } from './history';

/** `Bob <bob@example.org>`, on one line and of bounded length. */
export function who({ name, email }: Person): string {
  const [shortName, address] = [shown(name), shown(email)];
  return shortName === '' ? `<${address}>` : `${shortName} <${address}>`;
}

/** As `who`, and for whom they work as far as the members' addresses tell. */
export function whoOf(person: Person, members: ReadonlyMap<string, KnownMember>): string {
  const member = memberOf(person.email, members.values());
  return member === undefined
    ? l10n.t('{0}, whose address belongs to no member', who(person))
    : l10n.t('{0}, of {1}', who(person), nameOf(members, member));
}

/** The name under which a member is shown. */
export function nameOf(members: ReadonlyMap<string, KnownMember>, id: string): string {
  return shown(members.get(id)?.name ?? id);
}

/** The name and the address in `A. Member <a.member@example.org>`; either may be empty. */
export function personIn(by: string): Person {
  const text = by.slice(0, 1000);
  const open = text.lastIndexOf('<');
  const close = text.indexOf('>', open);
  if (open >= 0 && close > open) {
    return { name: text.slice(0, open).trim(), email: text.slice(open + 1, close).trim() };
  }
  return text.includes('@') && !/\s/.test(text.trim())
    ? { name: '', email: text.trim() }
    : { name: text.trim(), email: '' };
}

/** True when two names or addresses are the same but for case and the space around them. */
export function sameText(a: string, b: string): boolean {
  return a.trim().toLowerCase() === b.trim().toLowerCase();
}
