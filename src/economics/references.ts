/** What of this room can be checked against reference cases. */
import type { ModelModule } from '../propagation/registry.js';

export interface EconomicsReference {
  readonly id: 'economics';
  /** What is followed, as cited. */
  readonly edition: string;
  readonly load: () => Promise<ModelModule>;
}

export const economicsReferences: readonly EconomicsReference[] = [
  {
    id: 'economics',
    edition: 'Discounted cash flow at year ends; universal-service pilot rule of 2018',
    load: () => import('./economicsCases.js'),
  },
];
