/** What the lists of a plan are called. Each is numbered from 1, so that a rank means something with its list only. */
import type { Text } from '../foundation/text.js';
import type { SiteKind } from './candidate.js';
import { sitingMessages as m } from './messages.js';

export const kindNames: Readonly<Record<SiteKind, Text>> = {
  '5g-key-area': m.kindKeyArea,
  '5g-area': m.kindArea,
  '4g-fill-in': m.kindFillIn,
};
