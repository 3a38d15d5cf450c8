import type { WriteDate } from './dates';
import type { RichText } from './rich-text';

/** How a client wants things written. */
export interface Presentation {
  readonly rich: RichText;
  readonly date: WriteDate;
  /** Writes a date with a time of day: in the reader's time and in its own. */
  readonly deadline: WriteDate;
}
