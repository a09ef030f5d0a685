/** Names of weak zones. */
import { defineMessages } from '../../foundation/text.js';

export const zoneMessages = defineMessages({
  near: { en: '{distance} km {direction} of {village}', zh: '{village}{direction}约{distance}公里' },
  countryside: { en: 'Countryside of {town} around {village}', zh: '{town}边远区域（{village}周边）' },
  countrysideAround: { en: 'Countryside around {village}', zh: '{village}周边边远区域' },
  alone: { en: 'Near {lon}° E, {lat}° N', zh: '东经{lon}°、北纬{lat}°附近' },
  direction0: { en: 'north', zh: '以北' },
  direction1: { en: 'north-east', zh: '东北' },
  direction2: { en: 'east', zh: '以东' },
  direction3: { en: 'south-east', zh: '东南' },
  direction4: { en: 'south', zh: '以南' },
  direction5: { en: 'south-west', zh: '西南' },
  direction6: { en: 'west', zh: '以西' },
  direction7: { en: 'north-west', zh: '西北' },
});
