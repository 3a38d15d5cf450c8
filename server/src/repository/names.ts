import * as l10n from '@vscode/l10n';
import { shown } from '../annotations/plain-line';
import type { Finding } from './finding';

/** Names that Windows keeps for devices, whatever ending they have (Microsoft, “Naming Files, Paths, and Namespaces”). */
const device = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])(?:\.|$)/i;

const impossible = /[<>:"|?*\\\x00-\x1f\x7f]|[. ]$/;

/**
 * What is wrong with the name of a file or folder that not every computer can hold: a clone of the repository
 * fails there, or leaves it out.
 *
 * @param uri of the file or folder
 */
export function nameFinding(uri: string, name: string): Finding | undefined {
  const finding = (message: string): Finding => ({
    code: 'impossible-name',
    severity: 'error',
    message,
    file: { uri, text: '' },
  });
  if (device.test(name)) {
    return finding(
      l10n.t('“{0}” is not read: Windows keeps this name for itself. Give it another one.', shown(name)),
    );
  }
  if (impossible.test(name)) {
    return finding(
      l10n.t(
        '“{0}” is not read: not every computer can hold a name with such characters, or one that ends with a full stop or a space.',
        shown(name.replace(/[\x00-\x1f\x7f]/g, '?')),
      ),
    );
  }
  // A UTF-16 code unit is three bytes at most.
  if (name.length > 85 && new TextEncoder().encode(name).length > 255) {
    return finding(l10n.t('“{0}” is not read: its name is too long for many computers.', shown(name)));
  }
  return undefined;
}

/** What is wrong with a name that differs from another in the same folder by capital letters only. */
export function collisionFinding(uri: string, name: string, other: string): Finding {
  return {
    code: 'colliding-name',
    severity: 'error',
    message: l10n.t(
      '“{0}” and “{1}” differ in capital letters only: many computers take them for one. Keep one of them.',
      shown(name),
      shown(other),
    ),
    file: { uri, text: '' },
  };
}
