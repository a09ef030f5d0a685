/** What a model follows: which text, which edition, and where it departs from it. Written into every manifest. */
import type { Text } from '../foundation/text.js';

export interface Standard {
  readonly id: string;
  readonly title: Text;
  /** Name and edition as cited, for example `ITU-R P.2109-2`. */
  readonly edition: string;
  /** Month of that edition, `YYYY-MM`. */
  readonly date: string;
  readonly sections: readonly string[];
  /** Choices where the text is silent, random or applied beyond its words. */
  readonly deviations: readonly Text[];
}
