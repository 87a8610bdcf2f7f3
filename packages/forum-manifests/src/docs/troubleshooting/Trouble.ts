/** Something that goes wrong: how it shows, why, and how to look at it. */
export interface Trouble {
  sign: string;
  /** Frequent ones first, each with its remedy. */
  causes: string[];
  commands: string[];
}
