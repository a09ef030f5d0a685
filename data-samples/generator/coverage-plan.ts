/**
 * The knobs of coverage: which village has a site, and of whom. Everything else in the network follows from these lists.
 * Add a village to serve it, take it out to leave it to its neighbours.
 */
export type LayerKey = 'b3' | 'b5' | 'b8' | 'n78' | 'n28';

/** Village ids (see villages.csv) with a mast, and the layers on it. About 14 % of the people stay without LTE b3. */
export const VILLAGE_SITES: Readonly<Record<string, readonly LayerKey[]>> = {
  V048: ['b3', 'b8'],
  V049: ['b3'],
  V050: ['b5', 'b8'],
  V052: ['b3', 'b5'],
  V030: ['b8', 'n28'],
  V028: ['b3', 'b8'],
  V073: ['b3'],
  V036: ['b5', 'b8'],
  V057: ['b3', 'b5'],
  V061: ['b8', 'n28'],
  V067: ['b3', 'b8'],
  V089: ['b3'],
  V064: ['b5', 'b8'],
  V040: ['b3', 'b5'],
  V038: ['b8', 'n28'],
  V087: ['b3', 'b8'],
  V071: ['b3'],
  V077: ['b5', 'b8'],
  V044: ['b3', 'b5'],
  V047: ['b8', 'n28'],
  V033: ['b3', 'b8'],
  V075: ['b3'],
  V104: ['b5', 'b8'],
  V045: ['b3', 'b5'],
  V078: ['b8', 'n28'],
  V103: ['b3', 'b8'],
};

/** Layers at the two masts of each township seat. */
export const SEAT_SITES: readonly (readonly LayerKey[])[] = [['b3', 'b5', 'b8', 'n28'], ['b3']];

/** Town rooftops take these in turn. */
export const TOWN_SITES: readonly (readonly LayerKey[])[] = [
  ['b3', 'n78'],
  ['b8', 'n28'],
  ['b3', 'b5', 'n78'],
  ['b5', 'b8', 'n78'],
];
export const TOWN_SPACING_KM = 0.6;

/** Sites of the neighbouring county: ids of its villages (X…) and layers. */
export const NEIGHBOUR_SITES: Readonly<Record<string, readonly LayerKey[]>> = {
  X003: ['b3', 'b8'],
  X011: ['b3', 'b5'],
  X020: ['b3', 'b8'],
  X026: ['b8', 'n28'],
  X085: ['b3'],
};

/** Four equal masts at equal distance around one village, same PCI mod 3: strong signals, none of them clean. */
export const INTERFERENCE = { village: 'V010', layer: 'b3' as LayerKey, distance_km: 2.3, masts: 4 };

/** Masts of others that carry no station: candidates for co-location, near these villages. */
export const EMPTY_TOWERS: readonly string[] = [
  'V022',
  'V082',
  'V094',
  'V093',
  'V108',
  'V111',
  'V032',
  'V076',
  'V080',
  'V091',
];
