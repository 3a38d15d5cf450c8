import type { Feature } from '../caucus';
import { sharing as sharingWith } from '../sharing/sharing';
import { NodeGit } from './node-git';

/** Sharing on the desktop, the whole of a bundle of its own: most of its code is idle until somebody shares. */
export const sharing: Feature = sharingWith({ open: NodeGit.open, create: NodeGit.create });
