import { setFlagsFromString } from 'node:v8';

/**
 * Imported first, by what starts a process of ours: V8 shall optimise a function only once it has run for
 * longer, counted in bytes of its code (by default 66,000 to 132,000). Reading drafts and aligning two texts
 * are over in a fraction of a second. By default V8 optimises a hundred and fifty functions meanwhile, most
 * not before they have done their work, on a thread that takes from ours where two share one core, as they do
 * on most computers. What runs often is optimised all the same.
 *
 * Only the V8 of Node 20 needs it, and knows the flag: later ones have a quicker compiler for this, and would
 * complain of the flag on standard error, where people see it.
 */
if (process.versions.v8.startsWith('11.3.')) setFlagsFromString('--interrupt-budget=600000');
