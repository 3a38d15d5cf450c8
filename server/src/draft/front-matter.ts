/** The YAML head of a draft. Values of the wrong type are left out; unknown keys are ignored. */
export interface FrontMatter {
  readonly title?: string;
  /** ISO date. */
  readonly date?: string;
  /** BCP 47. */
  readonly language?: string;
  readonly status?: 'draft' | 'adopted';
  /** Id of the revision before this one: `gdc/zero-draft`. */
  readonly previous?: string;
  readonly symbol?: string;
  /** Other names under which other texts cite this one: `GDC`, `Tunis Agenda`. */
  readonly aliases?: readonly string[];
  /** ISO date and time by which input is due. */
  readonly deadline?: string;
  readonly source?: { readonly file?: string; readonly sha256?: string; readonly url?: string };
}
