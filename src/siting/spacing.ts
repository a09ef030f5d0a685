/** How near macro sites of one group and band class may stand (rules R9 [d]). */
import type { Layer } from '../radio/layer.js';

const spacing_m = { town: 200, rural: 500 };

export const macroSpacing_m = (inTown: boolean): number => (inTown ? spacing_m.town : spacing_m.rural);

/** Upper edges of the band classes, MHz: carriers of one class reach alike. */
const bandClassEdges_MHz = [1000, 2200, 4200, 6000];

export const bandClass = (layer: Layer): number =>
  bandClassEdges_MHz.filter((edge) => layer.frequency_MHz > edge).length;

/** Sites of these two layers keep the spacing; a new layer of another class or technology on a mast is a retrofit. */
export const spaced = (a: Layer, b: Layer): boolean =>
  a.group === b.group && a.technology === b.technology && bandClass(a) === bandClass(b);
