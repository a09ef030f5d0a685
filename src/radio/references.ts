/** What of this room can be checked against reference cases, beside the propagation models. */
import type { ModelModule } from '../propagation/registry.js';

export interface RadioReference {
  readonly id: 'antenna' | 'nr-throughput' | 'fixed-link';
  /** What is followed, as cited. */
  readonly edition: string;
  readonly load: () => Promise<ModelModule>;
}

export const radioReferences: readonly RadioReference[] = [
  {
    id: 'antenna',
    edition: '3GPP TR 38.901 V17.0.0, 3GPP TR 36.814 V9.2.0, ITU-R M.2101-0',
    load: () => import('./antennaCases.js'),
  },
  {
    id: 'nr-throughput',
    edition: '3GPP TS 38.214 V18, 3GPP TS 38.306 V18',
    load: () => import('./throughputCases.js'),
  },
  {
    id: 'fixed-link',
    edition: 'ITU-R F.1245-3, ITU-R P.525-4, ITU-R P.530-18',
    load: () => import('./fixedLinkCases.js'),
  },
];
