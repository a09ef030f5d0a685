/**
 * The knobs of coverage: which village has a site, and of whom. Everything else in the network follows from these lists.
 * Add a village to serve it, take it out to leave it to its neighbours.
 */
export type LayerKey = 'b3' | 'b5' | 'b8' | 'n78' | 'n28';

/** Village ids (see villages.csv) with a mast on a hill beside them, and the layers on it. */
export const VILLAGE_SITES: Readonly<Record<string, readonly LayerKey[]>> = {
  V046: ['b3'],
  V087: ['b3'],
  V021: ['b3'],
  V022: ['b3'],
  V005: ['b3'],
  V049: ['b3'],
  V019: ['b3', 'b5'],
  V070: ['b3', 'b8', 'n28'],
  V047: ['b3'],
  V036: ['b3'],
  V093: ['b3', 'b5'],
  V002: ['b3'],
  V035: ['b3'],
  V001: ['b3'],
  V071: ['b3', 'b5'],
  V083: ['b3'],
  V076: ['b3'],
  V048: ['b3'],
  V023: ['b3'],
  V079: ['b3'],
  V016: ['b3'],
  V067: ['b3', 'b8'],
  V086: ['b3'],
  V038: ['b3', 'b5', 'b8', 'n28'],
  V088: ['b3', 'b5'],
  V078: ['b3'],
  V062: ['b3', 'b5'],
  V082: ['b3'],
  V077: ['b3', 'b8', 'n28'],
  V100: ['b3'],
  V063: ['b8', 'n28'],
  V045: ['b8'],
  V065: ['b8'],
  V097: ['b8'],
};

/** Layers at the mast of each township seat. */
export const SEAT_LAYERS: readonly LayerKey[] = ['b3', 'b5', 'b8', 'n28'];

/** Town rooftops take these in turn. */
export const TOWN_SITES: readonly (readonly LayerKey[])[] = [
  ['b3', 'n78'],
  ['b8', 'n28'],
  ['b3', 'n78'],
  ['b5', 'n78'],
];
export const TOWN_SPACING_KM = 0.6;

/** Sites of the neighbouring county: ids of its villages (X…) and layers. */
export const NEIGHBOUR_SITES: Readonly<Record<string, readonly LayerKey[]>> = {
  X006: ['b3', 'b8'],
  X012: ['b3', 'b5'],
  X039: ['b3', 'b8'],
  X029: ['b8', 'n28'],
  X044: ['b3'],
};

/** Four equal masts at equal distance around one village, same PCI mod 3: strong signals, none of them clean. */
export const INTERFERENCE = { village: 'V056', layer: 'b3' as LayerKey, distance_km: 1.6 };

/** Masts of others that carry no station: candidates for co-location, near these villages. */
export const EMPTY_TOWERS: readonly string[] = [
  'V073',
  'V041',
  'V085',
  'V043',
  'V007',
  'V060',
  'V054',
  'V084',
  'V064',
  'V037',
];
