/** The path of one explained pixel, from `explain` or its JSON. */
import { fill, type Text } from '../../foundation/text.js';
import { profileMessages as m } from './messages.js';
import type { PathProfile } from './path.js';

/** The part of `explain --json` that a profile shows. */
export interface ProfileView {
  readonly layer: string;
  readonly server: { readonly name: string; readonly cellId: string; readonly azimuth_deg: number };
  readonly rsrp_dBm: number;
  readonly basicTransmissionLoss_dB: number;
  readonly freeSpaceLoss_dB: number;
  readonly lineOfSight: boolean;
  readonly model: { readonly edition: Text };
  readonly profile: Omit<PathProfile, 'title' | 'facts' | 'model' | 'f_GHz'>;
}

export function explainedPath(view: ProfileView, f_GHz: number): PathProfile {
  const { d_km } = view.profile;
  const excess_dB = view.basicTransmissionLoss_dB - view.freeSpaceLoss_dB;
  return {
    ...view.profile,
    f_GHz,
    title: fill(m.title, { cell: view.server.name || view.server.cellId, layer: view.layer }),
    facts: fill(m.facts, {
      distance: d_km[d_km.length - 1].toFixed(2),
      azimuth: view.server.azimuth_deg.toFixed(0),
      rsrp: view.rsrp_dBm.toFixed(1).replace('-', '−'),
      loss: view.basicTransmissionLoss_dB.toFixed(1),
      excess: excess_dB.toFixed(1).replace('-', '−'),
      sight: m[view.lineOfSight ? 'lineOfSight' : 'obstructed'],
    }),
    model: view.model.edition,
  };
}
