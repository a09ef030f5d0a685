/**
 * The knobs of coverage: which village has a site, and of whom. Everything else in the network follows from these lists.
 * Add a village to serve it, take it out to leave it to its neighbours.
 */
export type LayerKey = 'b3' | 'b5' | 'b8' | 'n78' | 'n28';

/** Village ids (see villages.csv) with a mast, and the layers on it. */
export const VILLAGE_SITES: Readonly<Record<string, readonly LayerKey[]>> = {};

/** Layers at the two masts of each township seat. */
export const SEAT_SITES: readonly (readonly LayerKey[])[] = [['b3', 'b5', 'b8', 'n28'], ['b3', 'b8']];

/** Town rooftops take these in turn. */
export const TOWN_SITES: readonly (readonly LayerKey[])[] = [
  ['b3', 'n78', 'b8'],
  ['b5', 'n78', 'n28'],
  ['b3', 'b8', 'n78'],
  ['b3', 'b5', 'n28'],
];
export const TOWN_SPACING_KM = 0.6;

/** Sites of the neighbouring county: ids of its villages (X…) and layers. */
export const NEIGHBOUR_SITES: Readonly<Record<string, readonly LayerKey[]>> = {};

/** Four equal masts at equal distance around one village, same PCI mod 3: strong signals, none of them clean. */
export const INTERFERENCE = { village: 'V010', layer: 'b3' as LayerKey, distance_km: 2.3, masts: 4 };

/** Masts of others that carry no station: candidates for co-location, near these villages. */
export const EMPTY_TOWERS: readonly string[] = [];
