/** One flat cost per way of building, CNY. Assumptions to start from; a cost book replaces them. */
import type { Text } from '../foundation/text.js';
import { sitingMessages as m } from './messages.js';

export type Build = 'new' | 'co-location' | 'retrofit';
export type Mount = 'new-tower' | 'existing-tower' | 'rooftop';

export const costCurrency = 'CNY';
export const costSource: Text = m.costSource;

/** Radio equipment and works on a site that has a mast: 64T panels, or 2 to 8 transmitters. */
const panelRadio = 180_000;
const plainRadio = 100_000;
/** What the mount adds: a 35 m mono-pole, roof poles, or nothing on a tower that stands. */
const mountCost: Readonly<Record<Mount, number>> = {
  'new-tower': 250_000,
  rooftop: 80_000,
  'existing-tower': 0,
};

export const siteCost = (ports: number, mount: Mount): number =>
  (ports >= 32 ? panelRadio : plainRadio) + mountCost[mount];
