/** What coded values of the plan are called in both languages. A code that is not listed speaks for itself. */
import { fundingSourceNames } from '../../economics/messages.js';
import type { SiteSpec } from '../../economics/price.js';
import { fill, plain, type Text } from '../../foundation/text.js';
import type { Decision } from '../../siting/item.js';
import { exportMessages as m } from './messages.js';

export const decisionNames: Readonly<Record<Decision, Text>> = {
  selected: m.decisionSelected,
  reserve: m.decisionReserve,
  rejected: m.decisionRejected,
};

export const buildNames: Readonly<Record<SiteSpec['build'], Text>> = {
  new: m.buildNew,
  'co-location': m.buildCoLocation,
  retrofit: m.buildRetrofit,
  remote: m.buildRemote,
};

export const mountNames: Readonly<Record<SiteSpec['mount'], Text>> = {
  'new-tower': m.mountNewTower,
  'existing-tower': m.mountExistingTower,
  rooftop: m.mountRooftop,
  'lamp-pole': m.mountLampPole,
  indoor: m.mountIndoor,
};

export const siteTypeNames: Readonly<Record<SiteSpec['siteType'], Text>> = {
  macro: m.typeMacro,
  pole: m.typePole,
  micro: m.typeMicro,
  indoor: m.typeIndoor,
  repeater: m.typeRepeater,
  'remote-rru': m.typeRemoteRru,
};

export { operatorName } from '../../radio/operatorNames.js';

const flagNames: Readonly<Record<string, Text>> = {
  'roof-survey': m.flagRoofSurvey,
  'site-survey': m.flagSiteSurvey,
  'free-height-assumed': m.flagFreeHeight,
  'roof-height-assumed': m.flagRoofHeight,
  'pole-survey': m.flagPoleSurvey,
  'indoor-survey': m.flagIndoorSurvey,
  'above-free-height': m.flagAboveFreeHeight,
  spacing: m.flagSpacing,
  'tower-beside': m.flagTowerBeside,
  'no-road': m.flagNoRoad,
  'mains-estimated': m.flagMains,
  'fibre-estimated': m.flagFibre,
};

/** The first phase is the pilot. */
export const phaseName = (phase: number): Text =>
  phase === 1 ? m.phasePilot : fill(m.phaseLater, { number: phase - 1 });

export const fundingSourceName = (id: string): Text => named(fundingSourceNames, id);
export const flagName = (id: string): Text => named(flagNames, id);

const named = (names: Readonly<Record<string, Text>>, id: string): Text =>
  Object.hasOwn(names, id) ? names[id] : plain(id);
