/** What operators, their sharing groups and services are called in both languages. A name that is not listed speaks for itself. */
import { defineMessages, fill, plain, type Text } from '../foundation/text.js';
import type { Technology } from './layer.js';

const operatorNames: Readonly<Record<string, Text>> = defineMessages({
  mobile: { en: 'China Mobile', zh: '中国移动' },
  unicom: { en: 'China Unicom', zh: '中国联通' },
  telecom: { en: 'China Telecom', zh: '中国电信' },
  broadnet: { en: 'China Broadnet', zh: '中国广电' },
  unknown: { en: 'operator not known', zh: '运营商不明' },
});

const serviceNames = defineMessages({
  any: { en: '{technology}, any operator', zh: '{technology}（任一运营商）' },
  group: { en: '{technology} · {group}', zh: '{technology} · {group}' },
});

export const technologyNames: Readonly<Record<Technology, string>> = { lte: '4G', nr: '5G' };

export const operatorName = (id: string): Text =>
  Object.hasOwn(operatorNames, id) ? operatorNames[id] : plain(id);

/** `telecom+unicom` → China Telecom + China Unicom. */
export function groupName(group: string): Text {
  const names = group.split('+').map(operatorName);
  return { en: names.map((n) => n.en).join(' + '), zh: names.map((n) => n.zh).join('+') };
}

/** A service by its technology and group; without a group it is that of any operator. */
export function serviceName(technology: Technology, group: string | undefined): Text {
  const words = { technology: technologyNames[technology] };
  return group === undefined || group === ''
    ? fill(serviceNames.any, words)
    : fill(serviceNames.group, { ...words, group: groupName(group) });
}
