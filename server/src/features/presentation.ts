import type { WriteDate } from './dates';
import type { RichText } from './rich-text';

/** How a client wants things written. */
export interface Presentation {
  readonly rich: RichText;
  readonly date: WriteDate;
}
